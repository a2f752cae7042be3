/**
 * Where one shot ends and the next begins, from small pictures of the decoded frames.
 *
 * <p>{@link dev.pershot.media.shots.ShotBoundaryDetector} takes a {@link
 * dev.pershot.media.shots.Thumbnail} a frame and keeps only the last few seconds of them. Each rule
 * has its class: hard cuts ({@code CutRule}), flashes that are none ({@code FlashRule}), dissolves
 * ({@code DissolveRule}) and fades through a plain colour ({@code FadeRule}).
 */
@NullMarked
package dev.pershot.media.shots;

import org.jspecify.annotations.NullMarked;
