package dev.pershot.app.cli;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.GZIPInputStream;

/** Receives spans by OTLP over HTTP. */
final class TraceReceiver implements AutoCloseable {
  private final HttpServer server;
  private final Queue<Span> spans = new ConcurrentLinkedQueue<>();
  private final Queue<String> told = new ConcurrentLinkedQueue<>();

  private TraceReceiver(HttpServer server) {
    this.server = server;
  }

  static TraceReceiver start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    TraceReceiver receiver = new TraceReceiver(server);
    server.createContext(
        "/v1/traces",
        exchange -> {
          try (exchange) {
            boolean zipped =
                "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            InputStream body = exchange.getRequestBody();
            receiver.take(
                ExportTraceServiceRequest.parseFrom(zipped ? new GZIPInputStream(body) : body));
            exchange.sendResponseHeaders(200, -1);
          }
        });
    server.start();
    return receiver;
  }

  private void take(ExportTraceServiceRequest request) {
    told.add(request.toString());
    request
        .getResourceSpansList()
        .forEach(of -> of.getScopeSpansList().forEach(in -> spans.addAll(in.getSpansList())));
  }

  List<Span> spans() {
    return List.copyOf(spans);
  }

  /** All that came, resources and attributes included, as text. */
  String told() {
    return String.join("\n", told);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
