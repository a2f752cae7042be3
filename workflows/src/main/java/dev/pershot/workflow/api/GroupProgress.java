package dev.pershot.workflow.api;

/**
 * How far a group of shots is.
 *
 * @param done shots whose trials have ended
 */
public record GroupProgress(int done, Work work) {}
