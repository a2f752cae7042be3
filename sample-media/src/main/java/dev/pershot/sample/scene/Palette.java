package dev.pershot.sample.scene;

import dev.pershot.sample.picture.Colour;
import dev.pershot.sample.picture.Ramp;

/** The colours of an evening by the sea. */
final class Palette {
  static final int INK = Colour.rgb(0x0d1020);
  static final int NIGHT = Colour.rgb(0x171a38);
  static final int INDIGO = Colour.rgb(0x2c2c5e);
  static final int PLUM = Colour.rgb(0x5a3370);
  static final int ROSE = Colour.rgb(0xb4476f);
  static final int CORAL = Colour.rgb(0xf16a62);
  static final int AMBER = Colour.rgb(0xffab4e);
  static final int GOLD = Colour.rgb(0xffd483);
  static final int CREAM = Colour.rgb(0xfff3dc);
  static final int MINT = Colour.rgb(0xa9dfc4);
  static final int TEAL = Colour.rgb(0x1f8f98);
  static final int DEEP = Colour.rgb(0x0b4a66);

  /** From the zenith to the horizon at sunset. */
  static final Ramp DUSK =
      Ramp.from(INDIGO).at(0.3, PLUM).at(0.58, ROSE).at(0.78, CORAL).at(0.93, AMBER).to(GOLD);

  private Palette() {}
}
