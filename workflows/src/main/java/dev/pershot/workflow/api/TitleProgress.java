package dev.pershot.workflow.api;

import java.util.List;

/**
 * How far a title is.
 *
 * @param round of the analysis, from 0
 * @param shots of the title; 0 until they are known
 * @param done shots of this round, or rungs that are proven; without those of the groups under way
 * @param rungs to prove; 0 until they are known
 * @param work of this run; without that of the groups under way
 * @param analysis the part of it that was analysis, likewise
 * @param analysisSeconds from the moment the shots were known to the last trial of analysis
 * @param groups workflow ids of those under way, each of which tells its own {@link GroupProgress}
 */
public record TitleProgress(
    TitleStage stage,
    int round,
    int shots,
    int done,
    int rungs,
    boolean paused,
    Work work,
    Work analysis,
    double analysisSeconds,
    List<String> groups) {
  public TitleProgress {
    groups = List.copyOf(groups);
  }

  /** With what a group under way has done. */
  public TitleProgress plus(GroupProgress group) {
    return new TitleProgress(
        stage,
        round,
        shots,
        done + group.done(),
        rungs,
        paused,
        work.plus(group.work()),
        stage == TitleStage.ANALYSE ? analysis.plus(group.work()) : analysis,
        analysisSeconds,
        groups);
  }

  /**
   * A rough guess, 0 to 100, which never falls: nobody knows how many rounds there will be. Stages
   * weigh what they took for a film of 15 shots.
   */
  public double percent() {
    return switch (stage) {
      case INSPECT -> 0;
      case ANALYSE -> 3 + 35 * (1 - StrictMath.pow(0.5, round) * (1 - 0.5 * part(shots)));
      case DECIDE -> 38;
      case DELIVER -> 38 + 45 * part(shots);
      case PROVE -> 83 + 16 * part(rungs);
      case PUBLISH -> 99;
      case DONE -> 100;
    };
  }

  private double part(int all) {
    return all == 0 ? 0 : Math.min(1, (double) done / all);
  }
}
