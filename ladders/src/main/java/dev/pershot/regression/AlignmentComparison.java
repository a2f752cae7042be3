package dev.pershot.regression;

import dev.pershot.ladder.Ladder;
import dev.pershot.ladder.SegmentPlan;
import dev.pershot.regression.Packaged.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether segments of all rungs end at the same times, and at those of the golden. */
final class AlignmentComparison implements Comparison {
  /** Microseconds: playlists round to one of them. */
  private static final long SAME = 100;

  @Override
  public String name() {
    return "segment alignment";
  }

  @Override
  public List<Finding> compare(Pair pair) {
    List<Finding> findings = new ArrayList<>();
    List<Stream> rungs = pair.now().packaged().map(Packaged::rungs).orElse(List.of());
    List<Long> now = boundaries(pair.now());
    for (Stream rung : rungs) {
      parts(now, rung.boundaries())
          .ifPresent(
              apart ->
                  findings.add(
                      Finding.differs(
                          name(),
                          rung.name(),
                          "segments of %s part from those of %s: %s"
                              .formatted(rung.name(), rungs.get(0).name(), apart))));
    }
    parts(boundaries(pair.golden()), now)
        .ifPresent(
            apart ->
                findings.add(
                    Finding.differs(name(), "", "segments part from the golden's: " + apart)));
    return findings;
  }

  /** Of the lowest rung as packaged, else as shots and policy lead to. */
  private static List<Long> boundaries(Subject of) {
    return of.packaged()
        .map(files -> files.rungs().get(0).boundaries())
        .orElseGet(() -> planned(of.ladder()));
  }

  private static List<Long> planned(Ladder ladder) {
    return SegmentPlan.of(ladder.shots(), ladder.frameRate(), ladder.policy()).segments().stream()
        .map(frames -> Math.round(ladder.frameRate().seconds(frames.end()) * 1e6))
        .toList();
  }

  private static Optional<String> parts(List<Long> wanted, List<Long> is) {
    for (int i = 0; i < Math.min(wanted.size(), is.size()); i++) {
      if (Math.abs(wanted.get(i) - is.get(i)) > SAME) {
        return Optional.of(
            "segment %d ends at %s s instead of %s s"
                .formatted(i + 1, Plain.of(is.get(i) / 1e6), Plain.of(wanted.get(i) / 1e6)));
      }
    }
    return wanted.size() == is.size()
        ? Optional.empty()
        : Optional.of("there are %d instead of %d".formatted(is.size(), wanted.size()));
  }
}
