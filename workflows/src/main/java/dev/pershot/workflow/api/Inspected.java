package dev.pershot.workflow.api;

/** What inspection found; the shots themselves are in the store. */
public record Inspected(int frames, int shots) {}
