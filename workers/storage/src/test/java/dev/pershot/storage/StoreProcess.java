package dev.pershot.storage;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Another process that works in a store, until it is killed. */
final class StoreProcess implements AutoCloseable {
  static final int ARTIFACT_BYTES = 2_000_000;

  private final Process process;
  private final BufferedReader out;

  private StoreProcess(Process process) {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
  }

  static StoreProcess start(Path store, String what) throws IOException {
    return new StoreProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StoreProcess.class.getName(),
                store.toString(),
                what)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /** Its next line. */
  String line() throws IOException {
    return String.valueOf(out.readLine());
  }

  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() throws IOException {
    kill();
    out.close();
  }

  /** What runs there: it names its scratch folder, then works without end. */
  public static void main(String[] args) throws Exception {
    FileStore store = FileStore.open(new StoreLocation.Folder(Path.of(args[0])));
    Files.writeString(store.scratch().resolve("half-done"), "half");
    System.out.println(store.scratch());
    if (args[1].equals("wait")) {
      Thread.sleep(60_000);
    }
    Files.delete(store.scratch().resolve("half-done"));
    long pid = ProcessHandle.current().pid();
    for (int i = 0; i < 5_000; i++) {
      byte[] bytes = new byte[ARTIFACT_BYTES];
      Arrays.fill(bytes, (byte) i);
      store.commit(new ArtifactKey("killed/" + pid + "/" + i), bytes);
    }
  }
}
