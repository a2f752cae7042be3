/**
 * Rate and quality of trials, and what follows from them: a shot's upper hull, bits shared between
 * shots at constant slope, and the Bjontegaard delta between two curves.
 *
 * <p>Pure arithmetic on immutable values: no I/O, no clock, no randomness, no thread. The same
 * input gives the same output, ties included, so that a decision can be taken again from stored
 * trials. Every refusal is a {@link dev.pershot.hull.HullException} with a code.
 *
 * <p>Start at {@link dev.pershot.hull.UpperHull}, then {@link
 * dev.pershot.hull.ConstantSlopeAllocation}, then {@link dev.pershot.hull.BdRate}.
 */
@NullMarked
package dev.pershot.hull;

import org.jspecify.annotations.NullMarked;
