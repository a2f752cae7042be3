package dev.pershot.app.activity;

import dev.pershot.model.CpuSeconds;

/** Hears what the activities of this process do. Called from many threads. */
public interface RunObserver {
  /** A frame was inspected. */
  void inspected();

  /** The title has so many shots, and analysis takes so many trials. */
  void planned(int shots, int trials);

  /** A frame was encoded or scored. */
  void frame();

  /**
   * A trial is there.
   *
   * @param reused whether the store had it already
   * @param cpu what it took; zero if reused
   */
  void trial(boolean reused, CpuSeconds cpu);

  /** A packaged rung is proven. */
  void proven(boolean reused, CpuSeconds cpu);
}
