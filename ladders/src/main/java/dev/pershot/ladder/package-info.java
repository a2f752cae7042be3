/** The policy, the choice of rungs under it, and how shots become segments. */
@NullMarked
package dev.pershot.ladder;

import org.jspecify.annotations.NullMarked;
