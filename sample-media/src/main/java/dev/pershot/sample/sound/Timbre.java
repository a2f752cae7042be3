package dev.pershot.sample.sound;

/** How a note sounds: its overtones, and how it comes and goes. */
final class Timbre {
  /** Soft, slow, and a little out of tune with itself. */
  static final Timbre PAD = new Timbre(0.7, 30, 1.0025, 1, 0.34, 0.16, 0.05);

  static final Timbre PLUCK = new Timbre(0.004, 0.42, 1, 1, 0.18, 0.3, 0.04, 0.08);
  static final Timbre BASS = new Timbre(0.03, 1.6, 1, 1, 0.4, 0.1);

  private static final int TABLE = 4096;

  private final float[] wave = new float[TABLE + 1];
  private final double attackSeconds;
  private final double decaySeconds;
  private final double detune;

  /**
   * @param decaySeconds until a note has fallen to a third
   * @param detune of a second voice against the first; 1 is none
   * @param overtones how strong each is, the fundamental first
   */
  private Timbre(double attackSeconds, double decaySeconds, double detune, double... overtones) {
    this.attackSeconds = attackSeconds;
    this.decaySeconds = decaySeconds;
    this.detune = detune;
    for (int i = 0; i <= TABLE; i++) {
      double sum = 0;
      for (int k = 0; k < overtones.length; k++) {
        sum += overtones[k] * StrictMath.sin(2 * Math.PI * (k + 1) * i / TABLE);
      }
      wave[i] = (float) sum;
    }
  }

  double attackSeconds() {
    return attackSeconds;
  }

  double decaySeconds() {
    return decaySeconds;
  }

  /** The wave after {@code cycles} of the note's frequency. */
  double at(double cycles) {
    return detune == 1 ? wave(cycles) : (wave(cycles) + wave(cycles * detune + 0.3)) / 2;
  }

  private double wave(double cycles) {
    double position = (cycles - Math.floor(cycles)) * TABLE;
    int i = (int) position;
    return wave[i] + (wave[i + 1] - wave[i]) * (position - i);
  }
}
