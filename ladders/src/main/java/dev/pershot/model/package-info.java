/**
 * The words of the pipeline as values: master, shot, recipe, trial. They check themselves and
 * serialise to stable JSON.
 */
@NullMarked
package dev.pershot.model;

import org.jspecify.annotations.NullMarked;
