package dev.pershot.workflow.api;

/**
 * Where a finished ladder goes.
 *
 * @param place that all workers reach, such as {@code s3://ladders/a.mov}
 * @param allowDrift whether rungs are delivered whose quality is not that of their shots' encodes
 */
public record Destination(String place, boolean allowDrift) {}
