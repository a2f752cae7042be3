package dev.pershot.storage.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Stands before an S3 server and does to a share of the calls what networks and servers do. */
public final class FaultyProxy implements AutoCloseable {
  static {
    // Requests are signed with the name of this proxy, so they must keep it.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
  }

  /** What befalls a call. */
  public enum Fault {
    INTERNAL_ERROR,
    SLOW_DOWN,
    /** Nothing comes back, and nothing was done. */
    SILENCE,
    /** All was done, but nothing comes back. */
    LOST_ANSWER
  }

  /** Decides what befalls a call: by its method and its path with the query. */
  @FunctionalInterface
  public interface Plan {
    Optional<Fault> of(String method, String path);
  }

  private static final Set<String> OWN_HEADERS =
      Set.of("connection", "content-length", "expect", "transfer-encoding", "upgrade", "date");

  private final URI upstream;
  private final Plan plan;
  private final Duration silence;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<Fault, AtomicLong> faults = new EnumMap<>(Fault.class);
  private final AtomicLong calls = new AtomicLong();
  private final HttpServer server;

  private FaultyProxy(URI upstream, Plan plan, Duration silence) throws IOException {
    this.upstream = upstream;
    this.plan = plan;
    this.silence = silence;
    for (Fault fault : Fault.values()) {
      faults.put(fault, new AtomicLong());
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /**
   * Starts a proxy.
   *
   * @param silence how long a call that gets no answer is kept before its connection is closed
   */
  public static FaultyProxy start(URI upstream, Plan plan, Duration silence) throws IOException {
    return new FaultyProxy(upstream, plan, silence);
  }

  /** A share of all calls, all faults alike; the same seed and order of calls, the same faults. */
  public static Plan share(double share, long seed) {
    Random random = new Random(seed);
    return (method, path) -> {
      synchronized (random) {
        Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
        return random.nextDouble() < share ? Optional.of(fault) : Optional.empty();
      }
    };
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public long calls() {
    return calls.get();
  }

  public long faults(Fault fault) {
    return faults.getOrDefault(fault, new AtomicLong()).get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      calls.incrementAndGet();
      String path = exchange.getRequestURI().toString();
      Optional<Fault> fault = plan.of(exchange.getRequestMethod(), path);
      if (fault.isEmpty()) {
        answer(exchange, forward(exchange, body));
        return;
      }
      faults.getOrDefault(fault.get(), new AtomicLong()).incrementAndGet();
      switch (fault.get()) {
        case INTERNAL_ERROR -> error(exchange, 500, "InternalError");
        case SLOW_DOWN -> error(exchange, 503, "SlowDown");
        case SILENCE -> Thread.sleep(silence.toMillis());
        case LOST_ANSWER -> forward(exchange, body);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(upstream + exchange.getRequestURI().toString()))
            .method(
                exchange.getRequestMethod(),
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static void answer(HttpExchange exchange, HttpResponse<byte[]> response)
      throws IOException {
    for (Map.Entry<String, List<String>> header : response.headers().map().entrySet()) {
      if (!OWN_HEADERS.contains(header.getKey().toLowerCase(Locale.ROOT))) {
        exchange.getResponseHeaders().put(header.getKey(), header.getValue());
      }
    }
    if (exchange.getRequestMethod().equals("HEAD")) {
      response
          .headers()
          .firstValue("content-length")
          .ifPresent(length -> exchange.getResponseHeaders().set("Content-Length", length));
      exchange.sendResponseHeaders(response.statusCode(), -1);
      return;
    }
    write(exchange, response.statusCode(), response.body());
  }

  private static void error(HttpExchange exchange, int status, String code) throws IOException {
    String xml = "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code></Error>";
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    boolean isHead = exchange.getRequestMethod().equals("HEAD");
    write(exchange, status, isHead ? new byte[0] : xml.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
