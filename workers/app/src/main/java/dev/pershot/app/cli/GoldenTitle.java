package dev.pershot.app.cli;

import dev.pershot.app.master.MasterLocation;
import dev.pershot.app.master.Masters;
import dev.pershot.app.publish.OutputFolder;
import dev.pershot.app.publish.PublishedLadder;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.Json;
import dev.pershot.model.PershotException;
import dev.pershot.regression.Golden;
import dev.pershot.regression.GoldenFile;
import dev.pershot.regression.Subject;
import dev.pershot.sample.file.SampleMasterWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;

/** A golden's file, and the title that it is of. */
record GoldenTitle(Path file, Golden golden) {

  static GoldenTitle read(Path file) {
    return new GoldenTitle(file, GoldenFile.read(bytes(file), file.toString()));
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new PershotException(
          ErrorCode.GOLDEN_INVALID, "cannot read " + file + "; check the path", e);
    }
  }

  static String name(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
  }

  String name() {
    return name(file);
  }

  /** Why the title cannot be made here. */
  Optional<String> absence() {
    return golden.master().equals(Golden.SAMPLE) || Files.exists(master())
        ? Optional.empty()
        : Optional.of("its master " + golden.master() + " is not there");
  }

  private Path master() {
    return file.toAbsolutePath().resolveSibling(golden.master()).normalize();
  }

  /**
   * Makes the title's ladder as its golden was made.
   *
   * @return empty where the user asked to stop
   */
  Optional<Subject> make(Path work, PlaceOptions place, RunOptions run) {
    Path master = golden.master().equals(Golden.SAMPLE) ? sample(work) : master();
    Path out = work.resolve(name());
    OutputFolder folder = OutputFolder.open(out);
    folder.write("policy.json", Json.indented(golden.policy()));
    JobOptions job =
        CommandLine.populateCommand(
            new JobOptions(), "--policy", out.resolve("policy.json").toString());
    int exitCode =
        new Encoding(
                new MasterLocation.OfFile(master),
                Masters.inFiles(),
                out,
                job,
                place,
                run,
                new ObserveOptions())
            .run();
    return exitCode == Interrupts.EXIT_CODE
        ? Optional.empty()
        : Optional.of(PublishedLadder.open(out).subject());
  }

  /** Written beside and moved, so that a stop in between leaves no half of it. */
  private static Path sample(Path work) {
    Path master = work.resolve(DemoCommand.SAMPLE);
    if (!Files.exists(master)) {
      System.err.println("generating the sample master...");
      Path beside = work.resolve(".sample-master.part.mp4");
      SampleMasterWriter.write(beside);
      if (!beside.toFile().renameTo(master.toFile())) {
        throw new PershotException(
            ErrorCode.OUTPUT_UNWRITABLE, "cannot write " + master + "; check its folder");
      }
    }
    return master;
  }
}
