/** The master: what it is, whether Pershot takes it, and its frames by number. */
@NullMarked
package dev.pershot.media.master;

import org.jspecify.annotations.NullMarked;
