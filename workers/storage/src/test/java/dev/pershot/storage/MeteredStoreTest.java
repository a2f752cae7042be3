package dev.pershot.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.model.ByteMeter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeteredStoreTest extends ArtifactStoreContract {
  @TempDir Path folder;
  private final AtomicLong read = new AtomicLong();
  private final AtomicLong written = new AtomicLong();
  private ArtifactStore store;

  @BeforeEach
  void openStore() {
    ByteMeter meter =
        new ByteMeter() {
          @Override
          public void read(long bytes) {
            read.addAndGet(bytes);
          }

          @Override
          public void written(long bytes) {
            written.addAndGet(bytes);
          }
        };
    store =
        new MeteredStore(FileStore.open(new StoreLocation.Folder(folder.resolve("store"))), meter);
  }

  @Override
  protected ArtifactStore store() {
    return store;
  }

  @Test
  void bytes_inAndOut_areCounted() throws Exception {
    ArtifactKey small = new ArtifactKey("trials/aa/small");
    ArtifactKey large = new ArtifactKey("streams/aa/large");

    store.commit(small, new byte[10]);
    store.commitFile(large, Files.write(store.scratch().resolve("large"), new byte[1000]));
    store.read(small);
    store.read(new ArtifactKey("trials/aa/missing"));
    store.file(large).close();

    assertThat(written).hasValue(1010);
    assertThat(read).hasValue(1010);
  }
}
