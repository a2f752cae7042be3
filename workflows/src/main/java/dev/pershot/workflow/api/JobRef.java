package dev.pershot.workflow.api;

/**
 * Where activities find what they work on.
 *
 * @param runId names the job in the store: master, policy, shots, models and versions
 * @param master where the master's bytes are, such as {@code file:/films/a.mov}
 * @param storeId names the store: only workers that share it can do the work
 * @param heartbeatSeconds after so long without a sign of life an activity's worker counts as dead;
 *     0 where activities run in the process of the server itself
 */
public record JobRef(String runId, String master, String storeId, int heartbeatSeconds) {}
