/** The command line: one class a command. */
@NullMarked
package dev.pershot.app.cli;

import org.jspecify.annotations.NullMarked;
