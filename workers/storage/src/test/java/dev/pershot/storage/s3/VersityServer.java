package dev.pershot.storage.s3;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * Another implementation of S3, as a process: the Versity gateway over a folder. Its binary is
 * named by {@code PERSHOT_S3_SERVER}; without it the test is skipped.
 */
final class VersityServer implements AutoCloseable {
  private final Process process;
  private final int port;

  private VersityServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static VersityServer start(Path folder, String bucket) throws IOException, InterruptedException {
    @Nullable String binary = System.getenv("PERSHOT_S3_SERVER");
    Assumptions.assumeTrue(
        binary != null && !binary.isEmpty(),
        "PERSHOT_S3_SERVER does not name the Versity gateway's binary");
    Files.createDirectories(folder.resolve("served").resolve(bucket));
    int port = freePort();
    ProcessBuilder gateway =
        new ProcessBuilder(
                String.valueOf(binary),
                "--quiet",
                "--port",
                "127.0.0.1:" + port,
                "posix",
                folder.resolve("served").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile());
    gateway.environment().put("ROOT_ACCESS_KEY", S3ProxyServer.ACCESS_KEY);
    gateway.environment().put("ROOT_SECRET_KEY", S3ProxyServer.SECRET_KEY);
    VersityServer server = new VersityServer(gateway.start(), port);
    server.awaitAnswer(folder.resolve("log"));
    S3ProxyServer.useCredentials(S3ProxyServer.ACCESS_KEY, S3ProxyServer.SECRET_KEY);
    return server;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitAnswer(Path log) throws IOException, InterruptedException {
    for (int i = 0; i < 300 && process.isAlive(); i++) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException notYet) {
        Thread.sleep(100);
      }
    }
    close();
    throw new IOException("the Versity gateway does not start: " + Files.readString(log));
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    S3ProxyServer.forgetCredentials();
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
