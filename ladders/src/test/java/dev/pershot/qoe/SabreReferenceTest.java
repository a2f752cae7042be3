package dev.pershot.qoe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Constant segments: what Sabre itself prints of the same films, networks and players. */
final class SabreReferenceTest {
  private static final double BUFFER_MILLIS = 25_000;
  private static final double GAMMA_P = 5;
  private static final int ROWS = 84;

  private final Map<String, Trace> traces = new HashMap<>();
  private final Map<String, StreamedTitle> movies = new HashMap<>();

  @Test
  void play_sabresFilmsAndTraces_isSabresResultInEveryRow() throws IOException {
    List<String> wrong = new ArrayList<>();
    int rows = 0;
    for (JsonNode row : SharedTraces.json("sabre_reference_results.json").path("rows")) {
      var kind = PlayerKind.labelled(row.path("abr").asText());
      if (kind.isPresent()) {
        rows++;
        compare(row, figures(play(row, kind.get())), wrong);
      }
    }
    assertThat(rows).isEqualTo(ROWS);
    assertThat(wrong).isEmpty();
  }

  private SessionResult play(JsonNode row, PlayerKind kind) throws IOException {
    String traceFile = row.path("trace").asText();
    String movieFile = row.path("movie").asText();
    if (!traces.containsKey(traceFile)) {
      traces.put(traceFile, SharedTraces.trace(traceFile));
    }
    if (!movies.containsKey(movieFile)) {
      movies.put(movieFile, SharedTraces.movie(movieFile));
    }
    StreamedTitle movie = movies.get(movieFile);
    return Session.play(
        movie, kind.player(movie, BUFFER_MILLIS), BUFFER_MILLIS, traces.get(traceFile));
  }

  /** Sabre's own sums, under its own names. */
  private static Map<String, Double> figures(SessionResult session) {
    StreamedTitle title = session.title();
    double kbps = 0;
    double utility = 0;
    double change = 0;
    for (int i = 0; i < session.rungs().size(); i++) {
      int rung = session.rungs().get(i);
      kbps += title.millis(i) * title.kbps(rung);
      utility += title.millis(i) * title.vmaf(i, rung);
      change += i == 0 ? 0 : Math.abs(title.kbps(rung) - title.kbps(session.rungs().get(i - 1)));
    }
    double total = session.totalMillis();
    Map<String, Double> figures = new TreeMap<>();
    figures.put("time average played bitrate", kbps / total);
    figures.put("time average played utility", utility / total);
    figures.put("total play time", total / 1000);
    figures.put("total rebuffer", session.stalledMillis() / 1000);
    figures.put("rebuffer ratio", session.stalledMillis() / total);
    figures.put("total rebuffer events", (double) session.stalls());
    figures.put("total bitrate change", change);
    figures.put("time average score", (utility - GAMMA_P * session.stalledMillis()) / total);
    figures.put("rampup time", session.rampUpMillis() / 1000);
    return figures;
  }

  private static void compare(JsonNode row, Map<String, Double> figures, List<String> wrong) {
    String where = row.path("abr") + " " + row.path("movie") + " " + row.path("trace");
    figures.forEach(
        (name, value) -> {
          assertThat(row.has(name)).as(name).isTrue();
          double expected = row.path(name).asDouble();
          if (!(Math.abs(value - expected) <= 1e-4)) {
            wrong.add(where + ": " + name + " is " + value + ", not " + expected);
          }
        });
  }

  @Test
  void summary_sabresFilm_hasItsRebufferRatio() throws IOException {
    JsonNode row = stallingRow();
    StreamedTitle movie = SharedTraces.movie(row.path("movie").asText());
    Trace trace = SharedTraces.trace(row.path("trace").asText());
    QoeReport report = new QoeSimulation(movie, List.of(trace), 25).run(List.of(PlayerKind.BOLA));
    assertThat(report.total().rebufferRatio())
        .isCloseTo(row.path("rebuffer ratio").asDouble(), within(1e-4));
  }

  private static JsonNode stallingRow() throws IOException {
    for (JsonNode row : SharedTraces.json("sabre_reference_results.json").path("rows")) {
      if (row.path("abr").asText().equals("bola") && row.path("rebuffer ratio").asDouble() > 0.01) {
        return row;
      }
    }
    throw new AssertionError("no row of bola stalls");
  }
}
