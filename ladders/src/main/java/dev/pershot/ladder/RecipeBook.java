package dev.pershot.ladder;

import dev.pershot.model.Recipe;

/** The recipes that a policy leads to, with the encoder parameters that all of them share. */
public final class RecipeBook {
  /**
   * IDR frames only where told; parameter sets that do not depend on the quantizer, so that all
   * shots of a rung share one init segment; the same decisions on every CPU; and a lookahead that
   * bounds what a slot holds in memory, half a group of pictures long (docs/adr/0004).
   */
  private static final String X264 =
      "keyint=infinite:scenecut=0:stitchable=1:cpu-independent=1:rc-lookahead=";

  private static final int LONGEST_LOOKAHEAD = 30;

  private final Policy policy;
  private final String encoder;

  /**
   * A book for a policy.
   *
   * @param encoder the encoder's name and version
   */
  public RecipeBook(Policy policy, String encoder) {
    this.policy = policy;
    this.encoder = encoder;
  }

  /** All that determines an encode's bytes. */
  public Recipe recipe(Encode encode) {
    return new Recipe(
        policy.codec(),
        encode.resolution(),
        encode.quantizer(),
        encode.preset(),
        X264 + lookahead(encode.preset()),
        "yuv420p",
        "lanczos",
        encoder);
  }

  /**
   * How many frames x264 looks ahead under a preset: the preset's own (x264 --fullhelp), where it
   * is shorter than our bound.
   */
  public static int lookahead(String preset) {
    return switch (preset) {
      case "ultrafast", "superfast" -> 0;
      case "veryfast" -> 10;
      case "faster" -> 20;
      default -> LONGEST_LOOKAHEAD;
    };
  }
}
