package dev.pershot.regression;

import dev.pershot.model.Versions;
import java.util.ArrayList;
import java.util.List;

/** What was asked for, and with what: the model, the policy and the versions. */
final class RequestComparison implements Comparison {
  @Override
  public String name() {
    return "policy and model";
  }

  @Override
  public List<Finding> compare(Pair pair) {
    List<Finding> findings = new ArrayList<>();
    List<String> golden = pair.golden().ladder().models();
    List<String> now = pair.now().ladder().models();
    if (!golden.get(0).equals(now.get(0))) {
      findings.add(
          Finding.differs(
              name(),
              "",
              "the VMAF model is "
                  + now.get(0)
                  + ", golden "
                  + golden.get(0)
                  + "; qualities are not compared"));
    } else if (!golden.equals(now)) {
      findings.add(Finding.note(name(), "the models are " + now + ", golden " + golden));
    }
    PolicyDifference.between(pair.golden().ladder().policy(), pair.now().ladder().policy())
        .forEach(
            difference -> findings.add(Finding.differs(name(), "", "the policy's " + difference)));
    if (!pair.hasSameVersions()) {
      findings.add(Finding.note(name(), versions(pair)));
    }
    return findings;
  }

  private static String versions(Pair pair) {
    Versions golden = pair.golden().ladder().versions();
    Versions now = pair.now().ladder().versions();
    List<String> changed = new ArrayList<>();
    change("FFmpeg", golden.ffmpeg(), now.ffmpeg(), changed);
    change("the encoder", golden.encoder(), now.encoder(), changed);
    change("libvmaf", golden.libvmaf(), now.libvmaf(), changed);
    return String.join(", ", changed)
        + ": recipes, manifests and bytes are not compared, numbers are within tolerances";
  }

  private static void change(String what, String golden, String now, List<String> changed) {
    if (!golden.equals(now)) {
      changed.add(what + " is " + now + ", golden " + golden);
    }
  }
}
