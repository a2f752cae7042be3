/** Finished ladders, as players and other people's tools find them. */
@NullMarked
package dev.pershot.app.players;

import org.jspecify.annotations.NullMarked;
