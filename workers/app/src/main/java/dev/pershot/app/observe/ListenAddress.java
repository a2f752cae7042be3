package dev.pershot.app.observe;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.net.InetSocketAddress;

/**
 * Where this process listens.
 *
 * @param port 0 lets the system choose
 */
public record ListenAddress(String host, int port) {
  private static final String LOOPBACK = "127.0.0.1";

  public ListenAddress {
    if (host.isBlank() || port < 0 || port > 65_535) {
      throw new IllegalArgumentException("no address: " + host + " port " + port);
    }
  }

  /**
   * Reads {@code HOST:PORT}, {@code [ADDRESS]:PORT} or {@code PORT}, which is on loopback only.
   *
   * @throws PershotException {@link ErrorCode#USAGE} for anything else
   */
  public static ListenAddress parse(String text) {
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? LOOPBACK : text.substring(0, colon);
    try {
      return new ListenAddress(
          host.replaceAll("^\\[(.*)]$", "$1"), Integer.parseInt(text.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      throw new PershotException(
          ErrorCode.USAGE, "--metrics takes HOST:PORT or PORT, not '" + text + "'", e);
    }
  }

  InetSocketAddress socket() {
    return new InetSocketAddress(host, port);
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
