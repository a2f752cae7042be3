package dev.pershot.qoe;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.Json;
import dev.pershot.model.PershotException;
import java.util.List;

/**
 * A recorded network. It begins anew where it ends.
 *
 * @param name how it is called in tables, such as its file's name
 */
public record Trace(String name, List<Period> periods) {
  public Trace {
    periods = List.copyOf(periods);
    if (periods.stream().noneMatch(period -> period.kbps() > 0)) {
      throw new IllegalArgumentException("nothing ever arrives, for no bandwidth_kbps is above 0");
    }
  }

  /**
   * So long with the same network.
   *
   * @param latencyMillis from a request to its first bit
   */
  public record Period(
      @JsonProperty("duration_ms") double millis,
      @JsonProperty("bandwidth_kbps") double kbps,
      @JsonProperty("latency_ms") double latencyMillis) {
    public Period {
      require(millis > 0, "duration_ms", "above 0", millis);
      require(kbps >= 0, "bandwidth_kbps", "0 or more", kbps);
      require(latencyMillis >= 0, "latency_ms", "0 or more", latencyMillis);
    }

    private static void require(boolean holds, String name, String rule, double value) {
      if (!holds || !Double.isFinite(value)) {
        throw new IllegalArgumentException(
            name + " is a finite number, " + rule + ", not " + value);
      }
    }
  }

  /**
   * Reads a list of periods, as Sabre's traces are.
   *
   * @throws PershotException {@link ErrorCode#TRACE_INVALID}
   */
  public static Trace parse(byte[] json, String name) {
    Period[] periods = Json.read(json, Period[].class, ErrorCode.TRACE_INVALID, name);
    try {
      return new Trace(name, List.of(periods));
    } catch (IllegalArgumentException e) {
      throw new PershotException(ErrorCode.TRACE_INVALID, name + ": " + e.getMessage(), e);
    }
  }
}
