/** Trials become CMAF segments, and segments are decoded again as proof. */
@NullMarked
package dev.pershot.media.delivery;

import org.jspecify.annotations.NullMarked;
