/** The executable. */
@NullMarked
package dev.pershot.app;

import org.jspecify.annotations.NullMarked;
