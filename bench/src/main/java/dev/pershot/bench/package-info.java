/**
 * Measures whole runs of Pershot from outside: a child process, its own records, and the operating
 * system's clocks beside them. See bench/README.md.
 */
@NullMarked
package dev.pershot.bench;

import org.jspecify.annotations.NullMarked;
