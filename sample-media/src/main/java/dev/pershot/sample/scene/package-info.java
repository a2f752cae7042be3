/** The scenes of the sample master, one class each, all in one palette. */
@NullMarked
package dev.pershot.sample.scene;

import org.jspecify.annotations.NullMarked;
