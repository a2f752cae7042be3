package dev.pershot.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest extends ArtifactStoreContract {
  private static final ArtifactKey KEY = new ArtifactKey("streams/00/key");

  @TempDir Path folder;
  private FileStore store;

  @BeforeEach
  void openStore() {
    store = FileStore.open(new StoreLocation.Folder(folder.resolve("store")));
  }

  @Override
  protected ArtifactStore store() {
    return store;
  }

  private Path root() {
    return folder.resolve("store");
  }

  /** All files of a store but the locks of its scratch folders. */
  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".lock"))
          .map(root::relativize)
          .toList();
    }
  }

  @Test
  void open_again_seesWhatWasCommitted() {
    store.commit(KEY, new byte[] {1, 2, 3});

    FileStore again = FileStore.open(new StoreLocation.Folder(root()));

    assertThat(again.read(KEY)).hasValue(new byte[] {1, 2, 3});
  }

  @Test
  void commit_whateverComesOfIt_leavesNothingInScratch() throws IOException {
    store.commit(KEY, new byte[100]);
    store.commit(KEY, new byte[200]);
    Path other = Files.write(Files.createTempFile(store.scratch(), "made", ""), new byte[50]);
    assertThatThrownBy(() -> store.commitFile(KEY, other)).isInstanceOf(PershotException.class);

    assertThat(files(root())).containsExactly(Path.of("streams", "00", "key"));
  }

  @Test
  void scratch_ofAnotherStoreInThisProcess_isLeftAlone() throws IOException {
    Path mine = Files.createTempFile(store.scratch(), "mine", "");

    FileStore second = FileStore.open(new StoreLocation.Folder(root()));
    FileStore third = FileStore.open(new StoreLocation.Folder(root()));

    assertThat(mine).exists();
    assertThat(Stream.of(store, second, third).map(FileStore::scratch)).doesNotHaveDuplicates();
  }

  @Test
  void scratch_ofALivingProcess_isLeftAlone() throws Exception {
    try (StoreProcess other = StoreProcess.start(root(), "wait")) {
      Path scratch = Path.of(other.line());

      FileStore.open(new StoreLocation.Folder(root()));
      FileStore.open(new StoreLocation.Folder(root()));

      assertThat(scratch.resolve("half-done")).exists();
    }
  }

  @Test
  void scratch_ofAKilledProcess_isRemoved() throws Exception {
    Path scratch;
    try (StoreProcess other = StoreProcess.start(root(), "wait")) {
      scratch = Path.of(other.line());
      assertThat(scratch.resolve("half-done")).exists();
      other.kill();
    }

    FileStore.open(new StoreLocation.Folder(root()));

    assertThat(scratch).doesNotExist();
    assertThat(store.scratch()).exists();
  }

  @Test
  void scratch_thatMayNotBeLookedInto_isLeftAlone() throws IOException {
    Path foreign = Files.createDirectory(root().resolve("scratch").resolve("1-foreign"));
    Path unreadable = Files.createDirectories(root().resolve("scratch").resolve("2-part/deep"));
    Files.setPosixFilePermissions(foreign, PosixFilePermissions.fromString("---------"));
    Files.setPosixFilePermissions(unreadable, PosixFilePermissions.fromString("---------"));
    try {
      assumeFalse(Files.isReadable(foreign), "this user may read everything");

      FileStore.open(new StoreLocation.Folder(root()));

      assertThat(foreign).exists();
      assertThat(unreadable).exists();
    } finally {
      Files.setPosixFilePermissions(foreign, PosixFilePermissions.fromString("rwx------"));
      Files.setPosixFilePermissions(unreadable, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void commits_ofAProcessThatIsKilledInTheMiddle_areWholeOrNotThere() throws Exception {
    for (int round = 0; round < 3; round++) {
      try (StoreProcess other = StoreProcess.start(root(), "write")) {
        other.line();
        Thread.sleep(60 + 50L * round);
        other.kill();
      }
    }
    FileStore.open(new StoreLocation.Folder(root()));

    List<Path> left = files(root());
    assertThat(left).isNotEmpty().allMatch(file -> file.startsWith("killed"));
    for (Path file : left) {
      byte[] bytes = Files.readAllBytes(root().resolve(file));
      assertThat(bytes).hasSize(StoreProcess.ARTIFACT_BYTES).containsOnly(bytes[0]);
    }
  }

  @Test
  void commit_fullDisk_saysSoAndLeavesNothing() throws IOException {
    try (Tmpfs disk = Tmpfs.mount(folder.resolve("disk"), "size=1m")) {
      FileStore small = FileStore.open(new StoreLocation.Folder(disk.folder()));
      small.commit(KEY, noise(600_000));

      assertThatThrownBy(() -> small.commit(new ArtifactKey("streams/01/key"), noise(600_000)))
          .isInstanceOfSatisfying(
              PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_FULL))
          .hasMessageContaining("is full; free some space, or name another with --store");
      assertThat(files(disk.folder())).containsExactly(Path.of("streams", "00", "key"));
      assertThat(small.commit(new ArtifactKey("streams/02/key"), noise(100_000))).hasSize(100_000);
    }
  }

  private static byte[] noise(int size) {
    byte[] bytes = new byte[size];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  @Test
  void open_readOnlyDisk_saysWhatToCheck() throws IOException {
    try (Tmpfs disk = Tmpfs.mount(folder.resolve("disk"), "ro")) {
      assertUnwritable(disk.folder().resolve("store"), "read-only file system");
    }
  }

  @Test
  void open_belowAFile_saysWhatToCheck() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertUnwritable(file.resolve("store"), "not a directory");
  }

  @Test
  void open_aFile_saysWhatToCheck() throws IOException {
    assertUnwritable(Files.createFile(folder.resolve("file")), "file");
  }

  @Test
  void open_folderWithoutPermission_saysWhatToCheck() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-x------"));
    assumeFalse(Files.isWritable(closed), "this user may write everywhere");

    assertUnwritable(closed, "permission denied");
  }

  private static void assertUnwritable(Path place, String reason) {
    assertThatThrownBy(() -> FileStore.open(new StoreLocation.Folder(place)))
        .isInstanceOfSatisfying(
            PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_UNWRITABLE))
        .hasMessageStartingWith("cannot write " + place)
        .hasMessageContaining(reason)
        .hasMessageEndingWith("; check the folder and its permissions");
  }
}
