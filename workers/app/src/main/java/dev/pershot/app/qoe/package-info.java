/** What a simulation of viewers is fed with: folders of traces, and of what was tried. */
@NullMarked
package dev.pershot.app.qoe;

import org.jspecify.annotations.NullMarked;
