package dev.pershot.model;

/** Hears of bytes that pass an edge: a store's, or a master's. Called from many threads. */
public interface ByteMeter {
  /** For those who do not count. */
  ByteMeter NONE =
      new ByteMeter() {
        @Override
        public void read(long bytes) {}

        @Override
        public void written(long bytes) {}
      };

  void read(long bytes);

  void written(long bytes);
}
