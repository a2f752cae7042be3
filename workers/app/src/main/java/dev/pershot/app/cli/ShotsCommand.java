package dev.pershot.app.cli;

import dev.pershot.app.publish.OutputFolder;
import dev.pershot.media.master.ContentId;
import dev.pershot.media.master.MasterInspection;
import dev.pershot.media.master.MasterProbe;
import dev.pershot.media.master.ShotFinder;
import dev.pershot.media.shots.ShotOptions;
import dev.pershot.media.source.MasterSource;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.Json;
import dev.pershot.model.Master;
import dev.pershot.model.PershotException;
import dev.pershot.model.ShotList;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shot detection alone. */
@Command(
    name = "shots",
    description = "Finds the shots of a master and writes them as a cut list.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  pershot shots film.mov -o cuts.json",
      "  pershot shots film.mov --max-shot 250 | jq '.shots | length'"
    })
final class ShotsCommand implements Callable<Integer> {
  @Mixin private S3Options s3 = new S3Options();
  @Mixin private MasterArgument argument = new MasterArgument();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the cut list goes. Default: stdout.")
  private @Nullable Path output;

  @Mixin private ShotLengths lengths = new ShotLengths();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads for decoding. Default: all cores.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() {
    ShotOptions options = lengths.detection();
    MasterSource master = argument.masters(s3.settings(), 1).open(argument.location());
    Master probed = MasterProbe.probe(master, ContentId.of(master, bytes -> {}));
    long start = System.nanoTime();
    ShotList shots;
    try (ShotFinder finder = new ShotFinder(options)) {
      MasterInspection.inspect(master, probed, threads, finder::accept);
      shots = finder.finish();
    }
    write(Json.indented(shots));
    double seconds = (System.nanoTime() - start) / 1e9;
    System.err.printf(
        "%s in %s, %.0f frames/s%n",
        Plural.of(shots.shots().size(), "shot"),
        Plural.of(shots.frames(), "frame"),
        shots.frames() / seconds);
    return 0;
  }

  private void write(byte[] json) {
    if (output == null) {
      System.out.print(new String(json, StandardCharsets.UTF_8));
      return;
    }
    Path file = output.toAbsolutePath();
    Path folder = file.getParent();
    if (folder == null) {
      throw new PershotException(ErrorCode.USAGE, output + " is no file; name one with -o");
    }
    OutputFolder.open(folder).write(file.getFileName().toString(), json);
  }
}
