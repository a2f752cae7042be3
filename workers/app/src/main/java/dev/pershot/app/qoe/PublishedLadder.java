package dev.pershot.app.qoe;

import dev.pershot.ladder.Ladder;
import dev.pershot.ladder.Sampling;
import dev.pershot.manifest.HlsPlaylists;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.qoe.DeliveredTitle;
import dev.pershot.qoe.DeliveredTitle.PackagedRung;
import dev.pershot.qoe.FixedLadder;
import dev.pershot.qoe.MediaPlaylist;
import dev.pershot.qoe.StreamedTitle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An output folder that a run has left: what players would fetch, and what is known of it. */
public final class PublishedLadder {
  private final Path folder;
  private final Ladder ladder;

  private PublishedLadder(Path folder, Ladder ladder) {
    this.folder = folder;
    this.ladder = ladder;
  }

  /**
   * Opens a folder by its {@code ladder.json}.
   *
   * @throws PershotException {@link ErrorCode#OUTPUT_UNFIT}
   */
  public static PublishedLadder open(Path folder) {
    Path file = folder.resolve("ladder.json");
    if (!Files.isRegularFile(file)) {
      throw new PershotException(
          ErrorCode.OUTPUT_UNFIT,
          folder + " has no ladder.json; name the output folder of a finished run");
    }
    try {
      return new PublishedLadder(folder, Ladder.read(bytes(file), file.toString()));
    } catch (PershotException e) {
      throw new PershotException(ErrorCode.OUTPUT_UNFIT, String.valueOf(e.getMessage()), e);
    }
  }

  public Ladder ladder() {
    return ladder;
  }

  /**
   * The segments as they lie in the folder. Sound is left out.
   *
   * @throws PershotException {@link ErrorCode#OUTPUT_UNFIT} where files are missing or do not fit
   *     the ladder
   */
  public DeliveredTitle delivered() {
    List<PackagedRung> packaged = new ArrayList<>();
    for (Ladder.Rung rung : ladder.rungs()) {
      packaged.add(packaged(folder.resolve(HlsPlaylists.FOLDER).resolve(rung.name() + ".m3u8")));
    }
    return DeliveredTitle.of(ladder, packaged);
  }

  private static PackagedRung packaged(Path playlist) {
    String text = new String(bytes(playlist), StandardCharsets.UTF_8);
    List<Double> seconds = new ArrayList<>();
    List<Long> bytes = new ArrayList<>();
    for (MediaPlaylist.Entry entry : MediaPlaylist.parse(text, playlist.toString()).segments()) {
      seconds.add(entry.seconds());
      bytes.add(entry.bytes().orElseGet(() -> size(playlist, entry.uri())));
    }
    return new PackagedRung(playlist.toString(), seconds, bytes);
  }

  private static long size(Path playlist, String uri) {
    try {
      long size = Files.size(playlist.resolveSibling(uri).normalize());
      if (size == 0) {
        throw new PershotException(ErrorCode.OUTPUT_UNFIT, playlist + ": " + uri + " is empty");
      }
      return size;
    } catch (IOException | InvalidPathException e) {
      throw new PershotException(
          ErrorCode.OUTPUT_UNFIT, playlist + " names " + uri + ", which is not there", e);
    }
  }

  /**
   * The same ladder with one quantizer for all shots of a rung.
   *
   * @param exhaustive the output of a run that tried everything of the same master
   * @throws PershotException {@link ErrorCode#OUTPUT_UNFIT}
   */
  public StreamedTitle fixed(DeliveredTitle delivered, PublishedLadder exhaustive) {
    Ladder other = exhaustive.ladder;
    if (other.policy().sampling() != Sampling.EXHAUSTIVE) {
      throw unfit(
          exhaustive,
          "comes of an adaptive run, whose trials are too few; use --sampling exhaustive");
    }
    if (!other.contentId().equals(ladder.contentId()) || !other.shots().equals(ladder.shots())) {
      throw unfit(exhaustive, "is of another master, or has other shots, than " + folder);
    }
    if (!other.policy().finalPreset().equals(ladder.policy().finalPreset())
        || !other.models().contains(ladder.models().get(0))) {
      throw unfit(exhaustive, "has another preset or VMAF model than " + folder);
    }
    Path trials = exhaustive.folder.resolve("trials.csv");
    return FixedLadder.of(
        delivered,
        new TrialPoints(trials, ladder).of(new String(bytes(trials), StandardCharsets.UTF_8)));
  }

  private static PershotException unfit(PublishedLadder exhaustive, String what) {
    return new PershotException(ErrorCode.OUTPUT_UNFIT, exhaustive.folder + " " + what);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new PershotException(
          ErrorCode.OUTPUT_UNFIT,
          "cannot read " + file + "; name the output folder of a finished run",
          e);
    }
  }
}
