/** A shot encoded by a recipe and scored, in one pass, frame by frame. */
@NullMarked
package dev.pershot.media.trial;

import org.jspecify.annotations.NullMarked;
