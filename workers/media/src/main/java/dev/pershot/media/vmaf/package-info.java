/** libvmaf behind a handle of our own. */
@NullMarked
package dev.pershot.media.vmaf;

import org.jspecify.annotations.NullMarked;
