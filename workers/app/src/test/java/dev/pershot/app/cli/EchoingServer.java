package dev.pershot.app.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** An S3 server that refuses everything, and tells all that it was sent in its answer. */
final class EchoingServer implements AutoCloseable {
  private final HttpServer server;

  private EchoingServer(HttpServer server) {
    this.server = server;
  }

  /**
   * Starts one.
   *
   * @param code why it refuses, such as {@code ExpiredToken}
   */
  static EchoingServer start(int status, String code) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> refuse(exchange, status, code));
    server.start();
    return new EchoingServer(server);
  }

  private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      StringBuilder sent = new StringBuilder();
      exchange.getRequestHeaders().forEach((name, values) -> sent.append(name).append(values));
      byte[] answer =
          ("<?xml version=\"1.0\"?><Error><Code>"
                  + code
                  + "</Code><Message>"
                  + sent
                  + "</Message><RequestId>"
                  + exchange.getRequestHeaders().getFirst("x-amz-security-token")
                  + "</RequestId></Error>")
              .getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/xml");
      exchange
          .getResponseHeaders()
          .set("x-amz-request-id", exchange.getRequestHeaders().getFirst("x-amz-security-token"));
      exchange.sendResponseHeaders(status, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
