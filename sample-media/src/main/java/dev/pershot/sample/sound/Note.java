package dev.pershot.sample.sound;

/**
 * One note.
 *
 * @param start in seconds
 * @param length in seconds, until it is let go
 * @param pitch in semitones above A4, 440 Hz
 * @param loudness of its fundamental, 1 being full scale
 * @param pan from 0, left, to 1, right
 */
record Note(Timbre timbre, double start, double length, int pitch, double loudness, double pan) {
  private static final double RELEASE_SECONDS = 0.9;

  Note {
    if (!(start >= 0 && length > 0 && loudness > 0 && pan >= 0 && pan <= 1)) {
      throw new IllegalArgumentException(
          "not a note: start %s, length %s, loudness %s, pan %s"
              .formatted(start, length, loudness, pan));
    }
  }

  /** Adds the note to both channels; what lies beyond their end is lost. */
  void addTo(float[] left, float[] right) {
    int rate = SampleSound.RATE;
    int first = (int) Math.rint(start * rate);
    int last = Math.min(left.length, first + (int) ((length + RELEASE_SECONDS) * rate));
    double frequency = 440 * StrictMath.pow(2, pitch / 12.0);
    double decay = StrictMath.exp(-1 / (timbre.decaySeconds() * rate));
    double decayed = loudness;
    for (int i = first; i < last; i++) {
      double seconds = (i - first) / (double) rate;
      double attack = Math.min(1, seconds / timbre.attackSeconds());
      double release = Math.min(1, (length + RELEASE_SECONDS - seconds) / RELEASE_SECONDS);
      double sample = timbre.at(seconds * frequency) * decayed * smooth(attack) * smooth(release);
      left[i] += (float) (sample * Math.sqrt(1 - pan));
      right[i] += (float) (sample * Math.sqrt(pan));
      decayed *= decay;
    }
  }

  private static double smooth(double t) {
    return t * t * (3 - 2 * t);
  }
}
