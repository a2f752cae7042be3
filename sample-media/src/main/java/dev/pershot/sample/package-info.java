/**
 * The sample master: a film of some twenty-five seconds that this code computes, frame by frame and
 * sample by sample, the same on every machine.
 *
 * <p>{@link dev.pershot.sample.SampleMaster} is where to begin. It puts the scenes of {@code scene}
 * on a {@link dev.pershot.sample.Timeline}, which knows the cuts and therefore the {@link
 * dev.pershot.sample.Truth} that a shot detector is measured by.
 */
@NullMarked
package dev.pershot.sample;

import org.jspecify.annotations.NullMarked;
