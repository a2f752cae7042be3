package dev.pershot.regression;

import dev.pershot.model.PershotException;
import dev.pershot.qoe.QoeSummary;
import dev.pershot.regression.Delivery.Player;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What viewers get, by each player. Equal versions must give equal figures; others are judged by
 * what is tolerated.
 */
final class DeliveryComparison implements Comparison {
  /** Summaries have six decimals. */
  private static final double SAME = 1e-6;

  private enum Figure {
    MEAN("mean VMAF", "points", true),
    P5("5th percentile of VMAF", "points", true),
    REBUFFERING("rebuffering", "percentage points", false),
    SWITCHES("number of switches", "a session", false);

    private final String label;
    private final String unit;
    private final boolean isQuality;

    Figure(String label, String unit, boolean isQuality) {
      this.label = label;
      this.unit = unit;
      this.isQuality = isQuality;
    }

    double of(QoeSummary player) {
      return switch (this) {
        case MEAN -> player.meanVmaf();
        case P5 -> player.p5Vmaf();
        case REBUFFERING -> 100 * player.rebufferRatio();
        case SWITCHES -> player.switches();
      };
    }

    double worse(Player player) {
      double more = of(player.now()) - of(player.golden());
      return isQuality ? -more : more;
    }

    double tolerance(Tolerances tolerances) {
      return switch (this) {
        case MEAN -> tolerances.deliveryQuality();
        case P5 -> tolerances.deliveryQuality5th();
        case REBUFFERING -> tolerances.rebufferPoints();
        case SWITCHES -> tolerances.switches();
      };
    }

    private String change(Player player) {
      return "%s of %s %s, golden %s"
          .formatted(
              label, player.name(), Plain.of(of(player.now())), Plain.of(of(player.golden())));
    }
  }

  @Override
  public String name() {
    return "delivery QoE";
  }

  @Override
  public List<Finding> compare(Pair pair) {
    Delivery delivery;
    try {
      delivery = pair.delivery();
    } catch (PershotException e) {
      return List.of(notPlayed(pair, e));
    }
    List<Finding> findings = new ArrayList<>();
    if (!delivery.packaged()) {
      findings.add(
          Finding.note(
              name(),
              "%s has no segment sizes; both are told from the shots' rates"
                  .formatted(pair.golden().packaged().isPresent() ? "the ladder" : "the golden")));
    }
    List<Figure> figures =
        Arrays.stream(Figure.values())
            .filter(figure -> pair.hasSameModel() || !figure.isQuality)
            .toList();
    if (pair.hasSameVersions()) {
      findings.addAll(unequal(delivery, figures));
    }
    for (Player player : delivery.players()) {
      for (Figure figure : figures) {
        double tolerance = figure.tolerance(pair.tolerances());
        findings.addAll(
            new Judgement(name(), player.name(), figure.label, figure.unit, tolerance)
                .of(figure.worse(player)));
      }
    }
    return findings;
  }

  /** What a golden cannot say is no regression, and no pass in silence. */
  private Finding notPlayed(Pair pair, PershotException why) {
    return Delivery.isPlayable(pair.golden())
        ? Finding.differs(name(), "", "players cannot play it any more: " + why.getMessage())
        : Finding.note(name(), "not compared: the golden cannot be played: " + why.getMessage());
  }

  private List<Finding> unequal(Delivery delivery, List<Figure> figures) {
    List<String> changed = new ArrayList<>();
    for (Player player : delivery.players()) {
      for (Figure figure : figures) {
        if (Math.abs(figure.worse(player)) > SAME) {
          changed.add(figure.change(player));
        }
      }
    }
    return changed.isEmpty()
        ? List.of()
        : List.of(
            Finding.differs(
                name(),
                "",
                "with equal versions viewers get something else: " + Plain.few(changed)));
  }
}
