/** A job and the places of its results in the store. */
@NullMarked
package dev.pershot.app.job;

import org.jspecify.annotations.NullMarked;
