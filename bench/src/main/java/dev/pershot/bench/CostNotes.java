package dev.pershot.bench;

import dev.pershot.bench.BenchResult.Host;
import dev.pershot.bench.BenchResult.Versions;
import java.util.ArrayList;
import java.util.List;

/** What a reader has to know to judge the costs. */
final class CostNotes {
  private static final List<String> ALWAYS =
      List.of(
          "CPU seconds are native ones (decode, scale, encode, score) by the threads' clocks, of the"
              + " analysis alone. Both analyses run with as many slots; the exhaustive one scores"
              + " every frame by all models in one pass, and its wall seconds and cores busy are of"
              + " all models together.",
          "BD-rate loss: for each target rate both analyses decide a resolution and a quantizer for"
              + " each shot by constant slope; what they decide is encoded by the final preset and"
              + " every frame scored. BD-rate (PCHIP, VMAF 30 to 95) of the adaptive decisions'"
              + " encodes against the exhaustive ones'. Points that do not rise in rate and quality"
              + " are left out, from the richest down.",
          "The exhaustive analysis decodes and scales the master for each pass of a size; the adaptive"
              + " one keeps what it decoded and scaled (docs/adr/0013).",
          "The exhaustive analysis knows its own quantizers only, the adaptive one decides as finely"
              + " as 0.5: losses can be negative.",
          "Prediction: the rungs that were delivered, mean rate and VMAF over the shots' final"
              + " encodes against what was planned. MB are 10^6 bytes: the peak of the adaptive"
              + " run's process over the whole run, divided by the slots.");

  private CostNotes() {}

  /**
   * The notes of a result.
   *
   * @param ofTitles what was met on the way
   */
  static List<String> of(
      Versions versions, Host host, List<TitleCost> titles, List<String> ofTitles) {
    List<String> notes = new ArrayList<>(Notes.ofMachine(versions, host));
    notes.addAll(ALWAYS);
    titles.forEach(title -> title.models().forEach(cost -> addDoubts(notes, title, cost)));
    notes.addAll(ofTitles);
    return notes;
  }

  private static void addDoubts(List<String> notes, TitleCost title, ModelCost cost) {
    if (!cost.adaptive().nativePlausible()) {
      notes.add(
          "NOT BELIEVABLE: %s, %s: the adaptive run claims more native CPU time"
                  .formatted(title.name(), cost.model())
              + " than its process used.");
    }
  }
}
