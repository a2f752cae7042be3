/** What native memory does behind the handles. */
@NullMarked
package dev.pershot.media.memory;

import org.jspecify.annotations.NullMarked;
