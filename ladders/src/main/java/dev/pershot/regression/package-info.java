/** Ladders against their goldens: what changed, whether it is worse, and what may be judged. */
@NullMarked
package dev.pershot.regression;

import org.jspecify.annotations.NullMarked;
