package dev.pershot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;

/** What an endpoint answered, and Prometheus samples in it. */
record Scrape(int status, String body) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  static Scrape of(int port, String path) throws IOException, InterruptedException {
    HttpResponse<String> response =
        HTTP.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
            HttpResponse.BodyHandlers.ofString());
    return new Scrape(response.statusCode(), response.body());
  }

  /**
   * The sum of a metric's samples that have all of these labels, such as {@code stage="encode"}.
   */
  double sum(String metric, String... labels) {
    List<String> samples =
        body.lines()
            .filter(line -> line.matches(metric + "[ {].*"))
            .filter(line -> Arrays.stream(labels).allMatch(line::contains))
            .toList();
    assertThat(samples).as(metric + " " + List.of(labels)).isNotEmpty();
    return samples.stream()
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
