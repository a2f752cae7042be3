package dev.pershot.app.spot;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** EC2's instance metadata on loopback, as its user guide describes version 2. */
public final class MetadataServer implements AutoCloseable {
  private static final String TOKEN = "a-token-of-this-test";

  private final HttpServer server;
  private final Map<String, String> data = new ConcurrentHashMap<>(Map.of("instance-id", "i-1234"));

  private MetadataServer(HttpServer server) {
    this.server = server;
  }

  public static MetadataServer start() throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    MetadataServer metadata = new MetadataServer(http);
    http.createContext("/", metadata::answer);
    http.start();
    return metadata;
  }

  public String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** From now on there is something at a path. */
  public void put(String path, String body) {
    data.put(path, body);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/latest/api/token")) {
      boolean asked =
          exchange.getRequestMethod().equals("PUT")
              && exchange.getRequestHeaders().containsKey("X-aws-ec2-metadata-token-ttl-seconds");
      send(exchange, asked ? 200 : 400, asked ? TOKEN : "");
    } else if (!TOKEN.equals(exchange.getRequestHeaders().getFirst("X-aws-ec2-metadata-token"))) {
      send(exchange, 401, "");
    } else {
      String found = data.get(path.replace("/latest/meta-data/", ""));
      send(exchange, found == null ? 404 : 200, found == null ? "" : found);
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
