package dev.pershot.media.shots;

/** The grid of blocks that pictures are compared in: 16 x 9 blocks of 8 x 8 luma samples. */
final class Blocks {
  static final int SIZE = 8;
  static final int CHROMA_SIZE = SIZE / 2;
  static final int COLUMNS = Thumbnail.WIDTH / SIZE;
  static final int ROWS = Thumbnail.HEIGHT / SIZE;
  static final int COUNT = COLUMNS * ROWS;

  private Blocks() {}
}
