/** Masters that are uploaded: from an event in a queue to a title, and what is said beside them. */
@NullMarked
package dev.pershot.app.watch;

import org.jspecify.annotations.NullMarked;
