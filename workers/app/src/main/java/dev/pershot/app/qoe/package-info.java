/** What a simulation of viewers is fed with: folders of published ladders, of traces. */
@NullMarked
package dev.pershot.app.qoe;

import org.jspecify.annotations.NullMarked;
