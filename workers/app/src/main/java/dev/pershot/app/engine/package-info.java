/** Temporal, inside the process or elsewhere, and the workers on it. */
@NullMarked
package dev.pershot.app.engine;

import org.jspecify.annotations.NullMarked;
