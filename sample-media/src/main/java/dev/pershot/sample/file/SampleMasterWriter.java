package dev.pershot.sample.file;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.sample.SampleMaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.IntConsumer;

/**
 * Writes the film as {@code NAME.mp4}, and its cut list beside it as {@code NAME.cuts.json}. The
 * bytes are the same each time. Both files appear whole or not at all, the cut list first.
 */
public final class SampleMasterWriter {
  private static final String EXTENSION = ".mp4";

  private SampleMasterWriter() {}

  /** Writes without telling how far it is. */
  public static void write(Path master) {
    write(master, framesDone -> {});
  }

  /**
   * Writes both files, over what was there.
   *
   * @param master ends in {@code .mp4}; its folder exists
   * @param progress is told how many of {@link SampleMaster#frames} are encoded
   * @throws PershotException {@code OUTPUT_UNWRITABLE} where the folder does not take files
   */
  public static void write(Path master, IntConsumer progress) {
    Path cuts = cuts(master);
    Path part = beside(master, ".part");
    try {
      SampleMaster film = new SampleMaster();
      record(film, part, progress);
      Path cutsPart = beside(cuts, ".part");
      Files.write(cutsPart, film.truth().cutsJson());
      Files.move(cutsPart, cuts, StandardCopyOption.ATOMIC_MOVE);
      Files.move(part, master, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new PershotException(
          ErrorCode.OUTPUT_UNWRITABLE, "cannot write " + master + ": " + e.getMessage(), e);
    } finally {
      delete(part);
    }
  }

  /** Where the cut list of a master is. */
  public static Path cuts(Path master) {
    String name = master.getFileName().toString();
    if (!name.endsWith(EXTENSION)) {
      throw new PershotException(
          ErrorCode.USAGE,
          "the sample master is an MP4 file; name it like sample.mp4, not " + name);
    }
    return master.resolveSibling(
        name.substring(0, name.length() - EXTENSION.length()) + ".cuts.json");
  }

  private static void record(SampleMaster film, Path path, IntConsumer progress) {
    try (Mp4File file = Mp4File.create(path);
        PictureTrack pictures = PictureTrack.in(file);
        SoundTrack sound = SoundTrack.in(file, film.sound())) {
      file.begin();
      DrawnAhead drawn = new DrawnAhead(film);
      for (int frame = 0; frame < film.frames(); frame++) {
        pictures.add(drawn.next());
        sound.addUntil(SampleMaster.sample(frame + 1));
        progress.accept(frame + 1);
      }
      pictures.finish();
      sound.finish();
      file.end();
    }
  }

  private static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  private static void delete(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // It was renamed or is of no use; the failure that led here says more.
    }
  }
}
