package dev.pershot.app.cli;

import dev.pershot.app.job.Delivery;
import dev.pershot.app.master.MasterLocation;
import dev.pershot.app.master.Masters;
import dev.pershot.app.master.S3Masters;
import dev.pershot.app.whatif.FinishedRun;
import dev.pershot.app.whatif.Reproduction;
import dev.pershot.app.whatif.SegmentName;
import dev.pershot.ladder.Ladder;
import dev.pershot.ladder.Ladder.Rung;
import dev.pershot.media.master.ContentId;
import dev.pershot.media.master.MasterInspection;
import dev.pershot.media.master.MasterProbe;
import dev.pershot.media.source.MasterSource;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.Master;
import dev.pershot.model.PershotException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One segment of a finished run, made again. */
@Command(
    name = "reproduce",
    description = {
      "Makes a delivered segment again from ladder.json, run.json and the master, and compares bytes.",
      "The store is not used."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  pershot reproduce out --segment media/03-720p/7.m4s",
      "",
      "Exit codes: 0 equal, 1 different, or it could not be made."
    })
final class ReproduceCommand implements Callable<Integer> {
  @Parameters(paramLabel = "OUT", description = "The output folder of a run.")
  private Path out = Path.of("");

  @Option(
      names = "--segment",
      required = true,
      paramLabel = "S",
      description = "The segment's path in OUT, such as media/03-720p/7.m4s or media/audio/1.m4s.")
  private String segment = "";

  @Option(
      names = "--master",
      paramLabel = "MASTER",
      description = "Where the master lies now. Default: where it lay.")
  private @Nullable String master;

  @Option(names = "--json", description = "Write one JSON object to stdout; see docs/what-if.md.")
  private boolean json;

  @Mixin private S3Options s3 = new S3Options();

  @Override
  public Integer call() {
    SegmentName name = SegmentName.parse(segment);
    Path file = out.resolve("ladder.json");
    Ladder ladder = Ladder.read(bytes(file), file.toString());
    byte[] delivered = bytes(out.resolve(name.path()));
    String place = master == null ? FinishedRun.of(out.toString()).master().orElseThrow() : master;
    WhatIf.requireSame(ladder.versions(), Natives.load());
    int cores = Runtime.getRuntime().availableProcessors();
    MasterSource source =
        Masters.of(new S3Masters(s3.settings()), cores).open(MasterLocation.parse(place));
    Master probed =
        MasterProbe.probe(source, ContentId.of(source, new ReadingProgress(source)::read));
    requireSame(ladder, probed, place);
    Reproduction reproduction =
        new Reproduction(
            ladder, source, probed, MasterInspection.inspect(source, probed, cores, frame -> {}));
    byte[] made = make(reproduction, ladder, name, delivered);
    return tell(name, reproduction.shots(name), delivered, made);
  }

  private static void requireSame(Ladder ladder, Master probed, String place) {
    if (!probed.contentId().equals(ladder.contentId())) {
      throw new PershotException(
          ErrorCode.MASTER_DAMAGED,
          place + " is not the master that the ladder was made of; name that one by --master");
    }
  }

  private static byte[] make(
      Reproduction reproduction, Ladder ladder, SegmentName name, byte[] delivered) {
    if (Delivery.audioFolder().endsWith("/" + name.track())) {
      return reproduction.sound(name, Delivery.audioFolder());
    }
    Rung rung =
        ladder.rungs().stream()
            .filter(each -> each.name().equals(name.track()))
            .findFirst()
            .orElseThrow(
                () ->
                    new PershotException(
                        ErrorCode.USAGE, "the ladder has no rung '" + name.track() + "'"));
    Path scratch = scratch();
    try {
      return reproduction.pictures(name, rung, delivered, scratch);
    } finally {
      scratch.toFile().delete();
    }
  }

  private static Path scratch() {
    try {
      return Files.createTempDirectory("pershot-reproduce-");
    } catch (IOException e) {
      throw new PershotException(
          ErrorCode.OUTPUT_UNWRITABLE, "cannot write to the system's temporary folder", e);
    }
  }

  private int tell(SegmentName name, List<Integer> shots, byte[] delivered, byte[] made) {
    int differs = Arrays.mismatch(delivered, made);
    if (json) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("segment", name.path());
      fields.put("equal", differs < 0);
      fields.put("shots", shots);
      fields.put("bytes", delivered.length);
      fields.put("madeBytes", made.length);
      if (differs >= 0) {
        fields.put("firstDifference", differs);
      }
      System.out.println(Events.of("reproduced", fields));
    } else if (differs < 0) {
      System.out.println(
          name.path() + ": equal, " + delivered.length + " bytes, shots counted from 0: " + shots);
    } else {
      System.out.println(
          "%s: differs from byte %d on; delivered %d bytes, made %d"
              .formatted(name.path(), differs, delivered.length, made.length));
    }
    return differs < 0 ? 0 : 1;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new PershotException(
          ErrorCode.LADDER_INVALID, "cannot read " + file + "; name a run's output folder", e);
    }
  }
}
