package dev.pershot.media.trial;

import dev.pershot.media.cpu.CpuMeter;
import dev.pershot.media.cpu.CpuMeter.Stage;
import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.media.memory.Owned;
import dev.pershot.media.trial.PictureSpool.Share;
import dev.pershot.media.trial.ShotPictures.Form;
import dev.pershot.model.Master;
import dev.pershot.model.Resolution;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The frames that scores depend on, on disk as scorers take them: from an earlier pass, or put by
 * this one, and then for later ones.
 */
final class KeptReferences implements AutoCloseable {
  private final Path scratch;
  private final Resolution size;
  private final CpuMeter cpu;
  private final Owned owned = new Owned();
  private final ReferenceConversion conversion;
  private final Set<Integer> numbers;
  private final Map<Integer, Share> shares = new TreeMap<>();
  private final Map<Integer, PictureFile> files = new TreeMap<>();

  /**
   * References of a master.
   *
   * @param numbers of the frames in it, rising
   * @param formats the pixel formats in which scorers compare
   * @param cpu told what converting and keeping takes
   */
  KeptReferences(
      Master master,
      List<Integer> numbers,
      List<Integer> formats,
      Path scratch,
      PictureSpool spool,
      CpuMeter cpu) {
    this.scratch = scratch;
    this.size = master.video().resolution();
    this.numbers = Set.copyOf(numbers);
    this.cpu = cpu;
    this.conversion = owned.add(new ReferenceConversion(size, cpu));
    for (int format : formats) {
      ShotPictures pictures =
          new ShotPictures(master.contentId(), numbers, new Form.Compared(format));
      shares.put(format, owned.add(spool.share(pictures)));
    }
  }

  /** Whether a frame is to be put. */
  boolean wants(int number) {
    return numbers.contains(number) && shares.values().stream().anyMatch(share -> !share.isKept());
  }

  void put(int number, Frame frame) {
    Reference reference = conversion.show(frame);
    shares.forEach(
        (format, share) -> {
          if (!share.isKept()) {
            Frame picture = reference.in(format);
            cpu.measure(Stage.DECODE, () -> file(format).put(number, picture));
          }
        });
  }

  /** Says that all were put. */
  void finish() {
    files.forEach((format, file) -> Objects.requireNonNull(shares.get(format)).keep(file));
  }

  private PictureFile file(int format) {
    return files.computeIfAbsent(format, f -> owned.add(PictureFile.create(scratch, size, f)));
  }

  /**
   * One of the frames, or nothing for another.
   *
   * @param reading told what reading it takes
   */
  @Nullable Reference get(int number, CpuMeter reading) {
    if (!numbers.contains(number)) {
      return null;
    }
    return format -> reading.measure(Stage.DECODE, () -> read(number, format));
  }

  private Frame read(int number, int format) {
    Share share = Objects.requireNonNull(shares.get(format));
    return share.isKept()
        ? share.get(number)
        : Objects.requireNonNull(files.get(format)).get(number);
  }

  @Override
  public void close() {
    owned.close();
  }
}
