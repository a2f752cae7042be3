package dev.pershot.qoe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class TraceTest {
  private static Trace parse(String json) {
    return Trace.parse(json.getBytes(StandardCharsets.UTF_8), "net.json");
  }

  private static void assertRefused(String json, String... words) {
    assertThatExceptionOfType(PershotException.class)
        .isThrownBy(() -> parse(json))
        .withMessageContainingAll(words)
        .returns(ErrorCode.TRACE_INVALID, PershotException::code);
  }

  @Test
  void parse_sabresFormat_isItsPeriods() {
    Trace trace =
        parse(
            "[{\"duration_ms\": 106, \"bandwidth_kbps\": 0, \"latency_ms\": 20},"
                + "{\"duration_ms\": 1000, \"bandwidth_kbps\": 19200.5, \"latency_ms\": 20}]");
    assertThat(trace.periods())
        .containsExactly(new Trace.Period(106, 0, 20), new Trace.Period(1000, 19200.5, 20));
  }

  @Test
  void parse_brokenTrace_isRefusedWithWhatIsWrong() {
    assertRefused("[]", "net.json", "nothing ever arrives");
    assertRefused("[{\"duration_ms\": 5, \"bandwidth_kbps\": 0, \"latency_ms\": 0}]", "nothing");
    assertRefused("[{\"duration_ms\": 5, \"bandwidth_kbps\": 7}]", "net.json", "latency_ms");
    assertRefused(
        "[{\"duration_ms\": 0, \"bandwidth_kbps\": 7, \"latency_ms\": 0}]", "duration_ms", "0.0");
    assertRefused(
        "[{\"duration_ms\": 5, \"bandwidth_kbps\": -7, \"latency_ms\": 0}]", "bandwidth_kbps");
    assertRefused(
        "[{\"duration_ms\": 5, \"bandwidth_kbps\": 1e999, \"latency_ms\": 0}]", "net.json");
    assertRefused("[{\"duration_ms\": 5,", "net.json", "line 1");
  }
}
