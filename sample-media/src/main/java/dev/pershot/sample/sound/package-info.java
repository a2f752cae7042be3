/** The sample master's music: a few chords, computed, and a tick on every cut. */
@NullMarked
package dev.pershot.sample.sound;

import org.jspecify.annotations.NullMarked;
