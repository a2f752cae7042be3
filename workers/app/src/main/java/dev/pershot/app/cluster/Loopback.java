package dev.pershot.app.cluster;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** The machine's own address: nothing of a local cluster is reached from elsewhere. */
final class Loopback {
  static final String HOST = "127.0.0.1";

  private Loopback() {}

  /** So many ports that nobody listens on. */
  static List<Integer> freePorts(int count) {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } catch (IOException e) {
      throw new PershotException(
          ErrorCode.CLUSTER_FAILED, "finds no free port on " + HOST + ": " + e.getMessage(), e);
    } finally {
      sockets.forEach(Loopback::close);
    }
  }

  /** Of an address such as {@code 127.0.0.1:7233} or {@code http://127.0.0.1:9000}. */
  static int port(String address) {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  /** Whether a server could listen there, as after a crash it does where it did before. */
  static boolean isFree(String address) {
    try (ServerSocket socket =
        new ServerSocket(port(address), 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
