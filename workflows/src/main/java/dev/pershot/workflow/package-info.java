/** The workflows: deterministic, sequence only, no I/O and no natives. */
@NullMarked
package dev.pershot.workflow;

import org.jspecify.annotations.NullMarked;
