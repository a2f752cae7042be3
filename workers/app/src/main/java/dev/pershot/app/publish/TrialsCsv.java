package dev.pershot.app.publish;

import dev.pershot.model.CpuSeconds;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Score;
import dev.pershot.model.Trial;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.stream.Stream;

/** {@code trials.csv}: every trial of a run, one line for each model that scored it. */
final class TrialsCsv {
  private static final String HEADER =
      "shot_start,shot_end,codec,width,height,quantizer,preset,bytes,kbps,model,mean,harmonic_mean,"
          + "minimum,p5,cpu_decode,cpu_scale,cpu_encode,cpu_score,key\n";

  private TrialsCsv() {}

  /** Writes the lines as the trials come: a film has more of them than memory. */
  static void write(Stream<Trial> trials, FrameRate rate, Writer out) throws IOException {
    out.write(HEADER);
    for (Trial trial : (Iterable<Trial>) trials::iterator) {
      for (Score score : trial.scores()) {
        out.write(line(trial, score, rate));
      }
    }
  }

  private static String line(Trial trial, Score score, FrameRate rate) {
    var spec = trial.spec();
    var recipe = spec.recipe();
    CpuSeconds cpu = trial.cpuSeconds();
    return String.format(
        Locale.ROOT,
        "%d,%d,%s,%d,%d,%s,%s,%d,%.3f,%s,%.6f,%.6f,%.6f,%.6f,%.4f,%.4f,%.4f,%.4f,%s\n",
        spec.range().start(),
        spec.range().end(),
        recipe.codec(),
        recipe.resolution().width(),
        recipe.resolution().height(),
        recipe.quantizer(),
        recipe.preset(),
        trial.bytes(),
        rate.kbps(trial.bytes(), spec.range().length()),
        score.model(),
        score.mean(),
        score.harmonicMean(),
        score.minimum(),
        score.p5(),
        cpu.decode(),
        cpu.scale(),
        cpu.encode(),
        cpu.score(),
        spec.key());
  }
}
