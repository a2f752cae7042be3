package dev.pershot.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.storage.s3.S3Settings;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoresTest {
  @TempDir Path folder;

  /** Every start of the command line would pay for them. */
  @Test
  void open_folder_needsNoClassOfTheAwsSdk() throws Exception {
    String withoutSdk =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(jar -> !jar.contains("awssdk"))
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                withoutSdk,
                StoresTest.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();

    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(said).isEqualToIgnoringNewLines("committed, without the SDK");
    assertThat(process.waitFor()).isZero();
  }

  public static void main(String[] args) {
    S3Settings none = S3Settings.of(Optional.empty());
    StoreLocation place = StoreLocation.parse(args[0]);
    Stores.open(place, none).commit(new ArtifactKey("trials/a"), new byte[10]);
    boolean isCommitted =
        StoreUsage.of(place, none).byKind().containsValue(new StoreUsage.Size(1, 10));
    try {
      Class.forName("software.amazon.awssdk.services.s3.S3Client");
      System.out.println("the SDK is on the class path");
    } catch (ClassNotFoundException e) {
      System.out.println(isCommitted ? "committed, without the SDK" : "lost");
    }
  }
}
