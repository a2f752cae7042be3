/** Histories of earlier runs against the workflow code of this build. */
@NullMarked
package dev.pershot.app.replay;

import org.jspecify.annotations.NullMarked;
