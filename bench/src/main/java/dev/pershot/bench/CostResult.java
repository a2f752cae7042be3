package dev.pershot.bench;

import dev.pershot.bench.BenchResult.Failure;
import dev.pershot.bench.BenchResult.Host;
import dev.pershot.bench.BenchResult.Versions;
import java.util.List;

/**
 * What one run of {@code bench/analysis-cost} found: {@code FILE.json}. MB are 10^6 bytes.
 *
 * @param notes what a reader has to know beside the numbers
 */
public record CostResult(
    int schema,
    String date,
    Versions versions,
    Host host,
    CostSummary summary,
    List<TitleCost> titles,
    List<Failure> failures,
    List<String> notes) {
  public static final int SCHEMA = 1;

  public CostResult {
    titles = List.copyOf(titles);
    failures = List.copyOf(failures);
    notes = List.copyOf(notes);
  }
}
