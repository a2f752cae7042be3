/**
 * Where a master's bytes come from: a file that FFmpeg opens, or ranges that are fetched for it.
 */
@NullMarked
package dev.pershot.media.source;

import org.jspecify.annotations.NullMarked;
