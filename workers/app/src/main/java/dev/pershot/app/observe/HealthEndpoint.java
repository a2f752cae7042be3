package dev.pershot.app.observe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.Json;
import dev.pershot.model.PershotException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * {@code /metrics}, {@code /health/live} and {@code /health/ready} over HTTP. Whoever reaches the
 * port may read them; they carry no secrets.
 */
final class HealthEndpoint implements AutoCloseable {
  /** What Prometheus calls its text format. */
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final HttpServer server;
  private final ExecutorService threads;

  private HealthEndpoint(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Starts to listen.
   *
   * @throws PershotException {@link ErrorCode#PORT_TAKEN} where that cannot be
   */
  static HealthEndpoint open(ListenAddress address, Supplier<String> metrics, Readiness readiness) {
    HttpServer server;
    try {
      server = HttpServer.create(address.socket(), 0);
    } catch (IOException | IllegalArgumentException e) {
      throw new PershotException(
          ErrorCode.PORT_TAKEN,
          "cannot listen on " + address + " (" + e.getMessage() + "); choose another --metrics",
          e);
    }
    // Two, so that a slow reader of metrics does not look like a dead process.
    ExecutorService threads = Executors.newFixedThreadPool(2, HealthEndpoint::daemon);
    server.setExecutor(threads);
    answer(server, "/metrics", () -> new Answer(200, PROMETHEUS, metrics.get()));
    answer(server, "/health/live", () -> Answer.json(200, Map.of("live", true)));
    answer(server, "/health/ready", () -> ready(readiness.obstacles()));
    server.start();
    return new HealthEndpoint(server, threads);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "health");
    thread.setDaemon(true);
    return thread;
  }

  private static Answer ready(List<String> obstacles) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("ready", obstacles.isEmpty());
    body.put("obstacles", obstacles);
    return Answer.json(obstacles.isEmpty() ? 200 : 503, body);
  }

  private record Answer(int status, String type, String body) {
    static Answer json(int status, Map<String, ?> body) {
      String text = new String(Json.line(body), StandardCharsets.UTF_8);
      return new Answer(status, "application/json", text);
    }
  }

  private static void answer(HttpServer server, String path, Supplier<Answer> answer) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            send(exchange, given(exchange, path, answer));
          }
        });
  }

  /** The JDK's server asks the handler of a path for all that begins like it. */
  private static Answer given(HttpExchange exchange, String path, Supplier<Answer> answer) {
    if (!exchange.getRequestURI().getPath().equals(path)) {
      return new Answer(404, "text/plain", "not found");
    }
    if (!exchange.getRequestMethod().equals("GET")) {
      return new Answer(405, "text/plain", "only GET");
    }
    return answer.get();
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
