package dev.pershot.sample.sound;

import java.util.ArrayList;
import java.util.List;

/** What is played: ten chords in A minor, a broken chord over each, and a root below. */
final class Score {
  private static final double CHORD_SECONDS = 2.56;
  private static final int PLUCKS_A_CHORD = 8;

  /** Semitones above A3, lowest first. */
  private static final int[][] CHORDS = {
    {0, 7, 10, 15, 19}, // Am7
    {-4, 3, 8, 12, 19}, // Fmaj7
    {3, 7, 10, 14, 19}, // C
    {-2, 5, 10, 14, 17}, // G
    {0, 7, 12, 15, 22}, // Am7
    {-4, 3, 8, 15, 19}, // Fmaj7
    {5, 8, 12, 15, 20}, // Dm7
    {-5, 2, 7, 9, 14}, // E, its fourth for a third
    {-4, 3, 8, 12, 19}, // Fmaj7
    {3, 10, 14, 17, 22}, // C9
  };

  private static final int[] PATTERN = {0, 2, 4, 3, 1, 3, 2, 4};

  private Score() {}

  /** The notes of the first {@code seconds}; the chords begin again when they are through. */
  static List<Note> notes(double seconds) {
    List<Note> notes = new ArrayList<>();
    for (int i = 0; i * CHORD_SECONDS < seconds; i++) {
      chord(i * CHORD_SECONDS, CHORDS[i % CHORDS.length], notes);
    }
    return notes;
  }

  private static void chord(double start, int[] chord, List<Note> notes) {
    notes.add(new Note(Timbre.BASS, start, CHORD_SECONDS - 0.4, chord[0] - 24, 0.085, 0.5));
    for (int voice = 0; voice < chord.length; voice++) {
      double pan = 0.25 + 0.125 * voice;
      notes.add(new Note(Timbre.PAD, start, CHORD_SECONDS - 0.1, chord[voice] - 12, 0.026, pan));
    }
    for (int i = 0; i < PLUCKS_A_CHORD; i++) {
      double at = start + i * CHORD_SECONDS / PLUCKS_A_CHORD;
      double loudness = i == 0 ? 0.06 : 0.042;
      double pan = i % 2 == 0 ? 0.35 : 0.65;
      notes.add(new Note(Timbre.PLUCK, at, 0.7, chord[PATTERN[i]], loudness, pan));
    }
  }
}
