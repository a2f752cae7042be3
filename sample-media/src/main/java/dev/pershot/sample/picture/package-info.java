/**
 * Drawing with numbers alone: no AWT, no fonts of the machine, no random source, so that every
 * machine draws the same picture.
 *
 * <p>Colours are mixed as BT.709 YCbCr from the start, with a few bits more than the 8 that leave,
 * and are rounded once, with dither, in {@link dev.pershot.sample.picture.Canvas#writeTo}. Sines
 * come from {@link java.lang.StrictMath}: {@code Math.sin} may differ by a bit between machines.
 */
@NullMarked
package dev.pershot.sample.picture;

import org.jspecify.annotations.NullMarked;
