package dev.pershot.media.trial;

import dev.pershot.media.cpu.CpuMeter;
import dev.pershot.media.cpu.CpuMeter.Stage;
import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.media.memory.Owned;
import dev.pershot.model.Resolution;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The frames that scores depend on, on disk as scorers take them, until their encodes are done. */
final class KeptReferences implements AutoCloseable {
  private final Path scratch;
  private final Resolution size;
  private final List<Integer> formats;
  private final CpuMeter cpu;
  private final Owned owned = new Owned();
  private final ReferenceConversion conversion;
  private final Map<Integer, PictureFile> files = new TreeMap<>();

  /**
   * No frames yet.
   *
   * @param formats the pixel formats in which scorers compare
   * @param cpu told what converting and keeping takes
   */
  KeptReferences(Path scratch, Resolution size, List<Integer> formats, CpuMeter cpu) {
    this.scratch = scratch;
    this.size = size;
    this.formats = formats;
    this.cpu = cpu;
    this.conversion = owned.add(new ReferenceConversion(size, cpu));
  }

  void put(int number, Frame frame) {
    Reference reference = conversion.show(frame);
    for (int format : formats) {
      Frame picture = reference.in(format);
      cpu.measure(Stage.DECODE, () -> file(format).put(number, picture));
    }
  }

  private PictureFile file(int format) {
    return files.computeIfAbsent(format, f -> owned.add(PictureFile.create(scratch, size, f)));
  }

  /**
   * A frame that was put, or nothing.
   *
   * @param reading told what reading it takes
   */
  @Nullable Reference get(int number, CpuMeter reading) {
    if (files.values().stream().noneMatch(file -> file.has(number))) {
      return null;
    }
    return format ->
        reading.measure(Stage.DECODE, () -> Objects.requireNonNull(files.get(format)).get(number));
  }

  @Override
  public void close() {
    owned.close();
  }
}
