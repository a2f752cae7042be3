/** The sample master becomes a file: H.264 and FLAC in MP4, through FFmpeg. */
@NullMarked
package dev.pershot.sample.file;

import org.jspecify.annotations.NullMarked;
