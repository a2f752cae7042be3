package dev.pershot.app.job;

import dev.pershot.model.CpuSeconds;
import dev.pershot.model.Score;

/** A packaged rung, decoded and scored as a whole. */
public record Proof(Score score, CpuSeconds cpuSeconds) {}
