package dev.pershot.regression;

import dev.pershot.model.Shot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Where shots begin: the same in any version. */
final class ShotComparison implements Comparison {
  @Override
  public String name() {
    return "shots";
  }

  @Override
  public List<Finding> compare(Pair pair) {
    List<Shot> golden = pair.golden().ladder().shots().shots();
    List<Shot> now = pair.now().ladder().shots().shots();
    List<String> moved = new ArrayList<>();
    if (golden.size() == now.size()) {
      for (int i = 0; i < now.size(); i++) {
        int start = now.get(i).start();
        if (start != golden.get(i).start()) {
          moved.add(
              "shot %d starts at frame %d, golden %d"
                  .formatted(i + 1, start, golden.get(i).start()));
        }
      }
    } else {
      moved.add(
          "there are %d shots, golden %d%s%s"
              .formatted(
                  now.size(),
                  golden.size(),
                  listed("; new boundaries at frames ", starts(now), starts(golden)),
                  listed("; none any more at frames ", starts(golden), starts(now))));
    }
    int frames = pair.now().ladder().frames();
    if (frames != pair.golden().ladder().frames()) {
      moved.add("it has %d frames, golden %d".formatted(frames, pair.golden().ladder().frames()));
    }
    return moved.isEmpty() ? List.of() : List.of(Finding.differs(name(), "", Plain.few(moved)));
  }

  private static Set<Integer> starts(List<Shot> shots) {
    return shots.stream().map(Shot::start).collect(Collectors.toCollection(TreeSet::new));
  }

  private static String listed(String what, Set<Integer> of, Set<Integer> without) {
    Set<Integer> rest = new TreeSet<>(of);
    rest.removeAll(without);
    return rest.isEmpty()
        ? ""
        : what + rest.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
