package dev.pershot.sample.file;

import dev.pershot.sample.SampleMaster;
import dev.pershot.sample.picture.Yuv420Picture;
import java.util.concurrent.CompletableFuture;

/** The film's pictures in order, each drawn on another core while the one before is encoded. */
final class DrawnAhead {
  private final SampleMaster film;
  private int following;
  private Yuv420Picture spare = SampleMaster.newPicture();
  private CompletableFuture<Yuv420Picture> ahead;

  DrawnAhead(SampleMaster film) {
    this.film = film;
    ahead = draw(0, SampleMaster.newPicture());
  }

  /** The next picture, which holds until the one after it is asked for. */
  Yuv420Picture next() {
    Yuv420Picture drawn = ahead.join();
    following++;
    if (following < film.frames()) {
      ahead = draw(following, spare);
      spare = drawn;
    }
    return drawn;
  }

  private CompletableFuture<Yuv420Picture> draw(int frame, Yuv420Picture picture) {
    return CompletableFuture.supplyAsync(
        () -> {
          film.draw(frame, picture);
          return picture;
        });
  }
}
