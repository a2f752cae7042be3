package dev.pershot.qoe;

/**
 * What viewers got, in one session or in several. Six decimals.
 *
 * @param player its label, or {@code all}
 * @param sessions how many were simulated
 * @param meanVmaf of what was played, by time
 * @param p5Vmaf a twentieth of the time played was at this VMAF or lower; all sessions in one pool
 * @param rebufferRatio share of a session's time, from the first request to the last picture, in
 *     which the picture stood; start-up is no rebuffering; the mean over sessions
 * @param switches changes of rung from one segment to the next; the mean over sessions
 * @param startupSeconds from the first request until the first segment is there; the mean over
 *     sessions
 */
public record QoeSummary(
    String player,
    int sessions,
    double meanVmaf,
    double p5Vmaf,
    double rebufferRatio,
    double switches,
    double startupSeconds) {
  /** The player's name in a summary over all of them. */
  public static final String ALL = "all";
}
