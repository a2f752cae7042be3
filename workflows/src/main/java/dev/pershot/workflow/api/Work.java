package dev.pershot.workflow.api;

import dev.pershot.model.CpuSeconds;

/**
 * Trials and proofs that a run came by.
 *
 * @param made by this run
 * @param reused from the store
 * @param cpu what making them took
 */
public record Work(int made, int reused, CpuSeconds cpu) {
  public static final Work NONE = new Work(0, 0, CpuSeconds.ZERO);

  public Work plus(Work other) {
    return new Work(made + other.made, reused + other.reused, cpu.plus(other.cpu));
  }
}
