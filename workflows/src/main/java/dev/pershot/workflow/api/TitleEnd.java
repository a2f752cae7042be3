package dev.pershot.workflow.api;

/**
 * What a title took, told when its ladder is whole.
 *
 * @param progress with all work that it came by
 * @param startedMillis when its workflow began, since 1970
 * @param endedMillis when its last rung was proven
 */
public record TitleEnd(TitleProgress progress, long startedMillis, long endedMillis) {}
