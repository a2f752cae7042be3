/** FFmpeg's libraries behind handles of our own: one owner a pointer, every return code checked. */
@NullMarked
package dev.pershot.media.ffmpeg;

import org.jspecify.annotations.NullMarked;
