package dev.pershot.media.shots;

import dev.pershot.model.ShotList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A film in thumbnails: made-up places seen by a steady or panning camera, under some grain. */
final class ThumbnailFilm {
  private static final int WORLD = 1024;
  private static final int PATCHES = 400;
  private static final int GRAIN = 2;

  private final List<Thumbnail> frames = new ArrayList<>();

  static ThumbnailFilm begin() {
    return new ThumbnailFilm();
  }

  /** A shot whose camera moves so many thumbnail pixels a frame. */
  ThumbnailFilm pan(long place, int length, int speed) {
    int[] world = world(place);
    for (int i = 0; i < length; i++) {
      add(view(world, i * speed));
    }
    return this;
  }

  ThumbnailFilm still(long place, int length) {
    return pan(place, length, 0);
  }

  /** {@code length} mixed frames between the last one and a place, which then goes on. */
  ThumbnailFilm dissolve(long place, int mixed, int length) {
    int[] from = lastLuma();
    int[] to = view(world(place), 0);
    for (int i = 1; i <= mixed; i++) {
      add(mix(from, to, i / (mixed + 1.0)));
    }
    return still(place, length);
  }

  /** Down to black in half the frames, and up to a place in the other half. */
  ThumbnailFilm fade(long place, int half, int length) {
    int[] black = new int[Thumbnail.WIDTH * Thumbnail.HEIGHT];
    Arrays.fill(black, 16);
    int[] from = lastLuma();
    int[] to = view(world(place), 0);
    for (int i = 1; i <= half; i++) {
      add(mix(from, black, i / (double) half));
    }
    for (int i = 1; i <= half; i++) {
      add(mix(black, to, i / (double) half));
    }
    return still(place, length);
  }

  /** White frames within the place. */
  ThumbnailFilm flash(long place, int white, int length) {
    int[] light = new int[Thumbnail.WIDTH * Thumbnail.HEIGHT];
    Arrays.fill(light, 235);
    for (int i = 0; i < white; i++) {
      add(light);
    }
    return still(place, length);
  }

  /** Each frame shown so often, as where 24 pictures are shown 60 times a second. */
  ThumbnailFilm repeated(int times) {
    ThumbnailFilm slow = new ThumbnailFilm();
    for (Thumbnail frame : frames) {
      for (int i = 0; i < times; i++) {
        slow.frames.add(frame);
      }
    }
    return slow;
  }

  int length() {
    return frames.size();
  }

  ShotList shots(ShotOptions options) {
    ShotBoundaryDetector detector = new ShotBoundaryDetector(options);
    frames.forEach(detector::accept);
    return detector.finish();
  }

  private int[] lastLuma() {
    return frames.get(frames.size() - 1).luma().samples();
  }

  private void add(int[] picture) {
    Random grain = new Random(frames.size());
    byte[] luma = new byte[picture.length];
    for (int i = 0; i < luma.length; i++) {
      int noise = grain.nextInt(2 * GRAIN + 1) - GRAIN;
      luma[i] = (byte) Math.max(16, Math.min(235, picture[i] + noise));
    }
    byte[] grey = new byte[Thumbnail.CHROMA_WIDTH * Thumbnail.CHROMA_HEIGHT];
    Arrays.fill(grey, (byte) 128);
    frames.add(Thumbnail.of(luma, grey, grey));
  }

  private static int[] mix(int[] from, int[] to, double share) {
    int[] mixed = new int[from.length];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = (int) Math.round(from[i] + share * (to[i] - from[i]));
    }
    return mixed;
  }

  private static int[] view(int[] world, int x) {
    int[] picture = new int[Thumbnail.WIDTH * Thumbnail.HEIGHT];
    for (int i = 0; i < picture.length; i++) {
      int column = (i % Thumbnail.WIDTH + x) % WORLD;
      picture[i] = world[i / Thumbnail.WIDTH * WORLD + column];
    }
    return picture;
  }

  /** Patches of many sizes over each other on a ground of its own brightness. */
  private static int[] world(long place) {
    Random random = new Random(place);
    int[] world = new int[WORLD * Thumbnail.HEIGHT];
    Arrays.fill(world, 40 + random.nextInt(150));
    for (int patch = 0; patch < PATCHES; patch++) {
      int width = 4 + random.nextInt(40);
      int height = 4 + random.nextInt(30);
      int left = random.nextInt(WORLD);
      int top = random.nextInt(Thumbnail.HEIGHT);
      int level = 20 + random.nextInt(210);
      for (int y = top; y < Math.min(Thumbnail.HEIGHT, top + height); y++) {
        for (int x = left; x < left + width; x++) {
          world[y * WORLD + x % WORLD] = level;
        }
      }
    }
    return world;
  }
}
