package dev.pershot.app.cli;

import dev.pershot.app.publish.OutputFolder;
import dev.pershot.app.publish.PublishedLadder;
import dev.pershot.model.PershotException;
import dev.pershot.regression.CheckReport;
import dev.pershot.regression.GoldenFile;
import dev.pershot.regression.LadderCheck;
import dev.pershot.regression.Subject;
import dev.pershot.regression.TitleCheck;
import dev.pershot.regression.Tolerances;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All titles that have a golden: their ladders are made, one after the other, and compared. */
final class CheckedSet {
  private final List<Path> files;
  private final Path work;
  private final PlaceOptions place;
  private final RunOptions run = new RunOptions();
  private final Interrupts interrupts = Interrupts.install();

  CheckedSet(List<Path> files, Path work, PlaceOptions place) {
    this.files = files;
    this.work = work;
    this.place = place;
    run.summary = false;
    run.interrupts = interrupts;
    // A rung that is off its prediction is to be compared, too.
    run.allowDrift = true;
  }

  /** Compares what is there with a golden, or with another ladder. */
  static TitleCheck compare(Path now, Path file) {
    String name = GoldenTitle.name(file);
    byte[] text = GoldenTitle.bytes(file);
    if (!GoldenFile.isGolden(text, file.toString())) {
      return TitleCheck.of(
          name,
          file.toString(),
          LadderCheck.of(
              PublishedLadder.open(file).subject(),
              PublishedLadder.open(now).subject(),
              Tolerances.DEFAULT));
    }
    return compare(GoldenTitle.read(file), PublishedLadder.open(now).subject());
  }

  private static TitleCheck compare(GoldenTitle title, Subject now) {
    return TitleCheck.of(
        title.name(),
        title.file().toString(),
        LadderCheck.of(title.golden().baseline(), now, title.golden().fullTolerances()));
  }

  int check(CheckOutputs outputs) {
    OutputFolder.open(work);
    List<TitleCheck> titles = new ArrayList<>();
    for (Path file : files) {
      Optional<TitleCheck> title = check(file);
      if (title.isEmpty()) {
        return Interrupts.EXIT_CODE;
      }
      titles.add(title.get());
    }
    CheckReport report = new CheckReport(titles);
    outputs.tell(report);
    return report.exitCode();
  }

  /** Empty where the user asked to stop. What fails is told with the rest. */
  private Optional<TitleCheck> check(Path file) {
    if (interrupts.isAsked()) {
      return Optional.empty();
    }
    String name = GoldenTitle.name(file);
    try {
      GoldenTitle title = GoldenTitle.read(file);
      Optional<String> absence = title.absence();
      if (absence.isPresent()) {
        return Optional.of(TitleCheck.skipped(name, file.toString(), absence.get()));
      }
      System.err.println(name);
      return title.make(work, place, run).map(now -> compare(title, now));
    } catch (PershotException e) {
      return Optional.of(TitleCheck.failed(name, file.toString(), String.valueOf(e.getMessage())));
    }
  }

  int update(String reason) {
    OutputFolder.open(work);
    for (Path file : files) {
      if (interrupts.isAsked()) {
        return Interrupts.EXIT_CODE;
      }
      GoldenTitle title = GoldenTitle.read(file);
      Optional<String> absence = title.absence();
      if (absence.isPresent()) {
        System.err.println(title.name() + " is left as it is: " + absence.get());
        continue;
      }
      Optional<Subject> now = title.make(work, place, run);
      if (now.isEmpty()) {
        return Interrupts.EXIT_CODE;
      }
      GoldenUpdate.of(file, now.get(), reason);
    }
    return CheckReport.FINE;
  }
}
