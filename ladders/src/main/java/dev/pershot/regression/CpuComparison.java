package dev.pershot.regression;

import java.util.List;

/** What the trials took when they were made. Seconds vary, so that they fail only where asked. */
final class CpuComparison implements Comparison {
  @Override
  public String name() {
    return "CPU";
  }

  @Override
  public List<Finding> compare(Pair pair) {
    if (pair.golden().trialCpuSeconds().isEmpty() || pair.now().trialCpuSeconds().isEmpty()) {
      return List.of();
    }
    double worse =
        RateComparison.percent(
            pair.golden().trialCpuSeconds().get(), pair.now().trialCpuSeconds().get());
    return new Judgement(name(), "", "CPU of the trials", "%", pair.tolerances().cpuPercent())
        .of(worse).stream()
            .map(finding -> pair.tolerances().cpuFails() ? finding : noted(finding))
            .toList();
  }

  private static Finding noted(Finding finding) {
    return new Finding(
        finding.comparison(),
        Outcome.NOTE,
        finding.where(),
        finding.message(),
        finding.amount(),
        finding.shots());
  }
}
