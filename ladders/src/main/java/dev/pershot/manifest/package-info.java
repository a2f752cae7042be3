/**
 * HLS and DASH text for a packaged ladder.
 *
 * <p>{@link dev.pershot.manifest.PackagedLadder} says what lies in the output; {@link
 * dev.pershot.manifest.HlsPlaylists} and {@link dev.pershot.manifest.DashManifest} write what
 * players read. The same ladder gives the same bytes.
 */
@NullMarked
package dev.pershot.manifest;

import org.jspecify.annotations.NullMarked;
