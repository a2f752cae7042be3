package dev.pershot.bench;

import dev.pershot.bench.BenchResult.Host;
import dev.pershot.bench.BenchResult.Title;
import dev.pershot.bench.BenchResult.Versions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a reader has to know to judge the numbers. */
final class Notes {
  private Notes() {}

  /**
   * The notes of a result.
   *
   * @param step of the tools' sample
   * @param toolsMissing why there is no comparison, where one was asked for
   */
  static List<String> of(
      Versions versions, Host host, List<Title> titles, int step, Optional<String> toolsMissing) {
    List<String> notes = new ArrayList<>(ofMachine(versions, host));
    notes.add(
        "Cores busy: native CPU seconds (decode, scale, encode, score) over wall seconds x slots,"
            + " from the moment the shots are known to the last trial that decides. MB are 10^6"
            + " bytes; the peak is the process's, over the whole run, divided by the slots.");
    if (titles.stream().anyMatch(title -> !title.analysis().nativePlausible())) {
      notes.add(
          "NOT BELIEVABLE: a run claims more native CPU time than its process used while it"
              + " analysed. Its stages are measured wrongly; its cores busy and CPU ratio mean"
              + " nothing.");
    }
    toolsMissing.ifPresent(why -> notes.add("Not compared with command lines: " + why + "."));
    versions.tools().ifPresent(tools -> notes.addAll(ofTools(tools, titles, step)));
    return notes;
  }

  /** Where the numbers come from, and by what versions. */
  static List<String> ofMachine(Versions versions, Host host) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Machine: %d cores, %s %s, Java %s; load average before the start %s."
            .formatted(host.cores(), host.os(), host.arch(), host.java(), host.loadBefore()));
    if (host.loadBefore() > 0.5) {
      notes.add(
          "The machine was not quiet before the start: wall times and cores busy are worse than"
              + " they need be. \"CPU s of others\" says how much the others took meanwhile.");
    }
    versions
        .natives()
        .ifPresent(
            natives ->
                notes.add(
                    "Pershot %s (%s): FFmpeg %s, %s, libvmaf %s."
                        .formatted(
                            versions.pershot().orElse("?"),
                            versions.revision(),
                            natives.ffmpeg(),
                            natives.encoder(),
                            natives.libvmaf())));
    return notes;
  }

  /** Of a harness with a cluster. */
  static String ofServer(Versions versions) {
    return "Temporal server: %s, SQLite on disk. Pershot %s (%s)."
        .formatted(
            ServerVersion.temporal().orElse("unknown"),
            versions.pershot().orElse("?"),
            versions.revision());
  }

  private static List<String> ofTools(Tools.Versions tools, List<Title> titles, int step) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Tools: ffmpeg %s with x264 core %s, vmaf %s. Another x264 or FFmpeg than Pershot's makes"
                .formatted(tools.ffmpeg(), tools.x264(), tools.vmaf())
            + " other bytes by the same recipe, and so does more than one thread: sizes and scores"
            + " differ a little.");
    notes.add(
        "The tools get what a careful script would give them: each shot is cut out once, into"
            + " uncompressed files; one trial is two command lines (scale and encode; decode, scale"
            + " back and score through a pipe); each program may use as many threads as Pershot has"
            + " slots unless told otherwise. They need not find the shots, nor does Pershot in the"
            + " time that counts here. The CPU ratio is against Pershot's native CPU time, without"
            + " the JVM's own.");
    if (step > 1 && titles.stream().anyMatch(title -> title.tools().isPresent())) {
      notes.add(
          "A SAMPLE: only every %d-th trial was done by the tools, in a random but fixed order."
                  .formatted(step)
              + " Their times are scaled up by what these trials cost Pershot of what all cost"
              + " Pershot (`scale` in the JSON); cutting the shots was done in full. The differences"
              + " in VMAF and bytes are those of the sample.");
    }
    return notes;
  }
}
