package dev.pershot.app.cli;

import java.io.IOException;
import java.net.ServerSocket;

/** Ports for servers of tests. */
final class Ports {
  private Ports() {}

  /** One that nobody listens on. */
  static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
