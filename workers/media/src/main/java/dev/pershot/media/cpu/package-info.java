/** Where CPU time goes. */
@NullMarked
package dev.pershot.media.cpu;

import org.jspecify.annotations.NullMarked;
