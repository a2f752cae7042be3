package dev.pershot.app.players;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Ways to spoil a ladder. */
enum Sabotage {
  SEGMENT_MISSING {
    @Override
    void apply(GeneratedLadder ladder) throws IOException {
      Files.delete(lowest(ladder, EARLY));
    }
  },
  AUDIO_SEGMENT_MISSING {
    @Override
    void apply(GeneratedLadder ladder) throws IOException {
      Files.delete(segment(ladder, "audio", MIDDLE));
    }
  },
  PICTURES_OVERWRITTEN {
    @Override
    void apply(GeneratedLadder ladder) throws IOException {
      overwriteHalf(highest(ladder, MIDDLE), "mdat");
    }
  },
  BOXES_OVERWRITTEN {
    @Override
    void apply(GeneratedLadder ladder) throws IOException {
      overwriteHalf(highest(ladder, MIDDLE), "moof");
    }
  },
  SEGMENT_CUT_SHORT {
    @Override
    void apply(GeneratedLadder ladder) throws IOException {
      byte[] whole = Files.readAllBytes(highest(ladder, MIDDLE));
      Files.write(highest(ladder, MIDDLE), Arrays.copyOf(whole, whole.length * 2 / 3));
    }
  },
  LAST_FRAGMENT_MISSING {
    @Override
    void apply(GeneratedLadder ladder) throws IOException {
      byte[] whole = Files.readAllBytes(highest(ladder, MIDDLE));
      List<IsoBox> boxes = IsoBox.of(whole);
      int end = boxes.get(boxes.size() - 3).end();
      Files.write(highest(ladder, MIDDLE), Arrays.copyOf(whole, end));
    }
  },
  SEGMENT_LATE_BY_A_FRAME {
    @Override
    void apply(GeneratedLadder ladder) throws IOException {
      delay(highest(ladder, MIDDLE), TICKS_PER_FRAME);
    }
  },
  SEGMENT_LATE_BY_HALF_A_SECOND {
    @Override
    void apply(GeneratedLadder ladder) throws IOException {
      delay(highest(ladder, MIDDLE), 12L * TICKS_PER_FRAME);
    }
  },
  AUDIO_SEGMENT_LATE {
    @Override
    void apply(GeneratedLadder ladder) throws IOException {
      delay(segment(ladder, "audio", MIDDLE), 4800);
    }
  },
  SEGMENTS_SWAPPED {
    @Override
    void apply(GeneratedLadder ladder) throws IOException {
      swap(highest(ladder, MIDDLE), highest(ladder, MIDDLE + 1));
    }
  },
  INITS_SWAPPED {
    @Override
    void apply(GeneratedLadder ladder) throws IOException {
      swap(lowest(ladder, "init.mp4"), highest(ladder, "init.mp4"));
    }
  },
  RUNG_OF_ANOTHER_SIZE {
    @Override
    void apply(GeneratedLadder ladder) throws IOException {
      GeneratedLadder.deleteAll(lowest(ladder, ""));
      GeneratedLadder.copyAll(highest(ladder, ""), lowest(ladder, ""));
    }
  };

  /** A segment that is played from the lowest rung, and one that is from the highest. */
  private static final int EARLY = 2;

  private static final int MIDDLE = 5;
  private static final int TICKS_PER_FRAME = 512;

  abstract void apply(GeneratedLadder ladder) throws IOException;

  /**
   * Whether a player shows every frame at its time nevertheless: Shaka Player puts HLS segments
   * where the playlist says, whatever times they carry.
   */
  boolean isHealedBy(String player) {
    boolean late =
        this == SEGMENT_LATE_BY_A_FRAME
            || this == SEGMENT_LATE_BY_HALF_A_SECOND
            || this == AUDIO_SEGMENT_LATE;
    return late && player.equals("shaka-hls");
  }

  private static Path lowest(GeneratedLadder ladder, int number) {
    return lowest(ladder, number + ".m4s");
  }

  private static Path lowest(GeneratedLadder ladder, String file) {
    return file(ladder, ladder.ladder().rungs().get(0).name(), file);
  }

  private static Path highest(GeneratedLadder ladder, int number) {
    return highest(ladder, number + ".m4s");
  }

  private static Path highest(GeneratedLadder ladder, String file) {
    int last = ladder.ladder().rungs().size() - 1;
    return file(ladder, ladder.ladder().rungs().get(last).name(), file);
  }

  private static Path segment(GeneratedLadder ladder, String track, int number) {
    return file(ladder, track, number + ".m4s");
  }

  private static Path file(GeneratedLadder ladder, String track, String file) {
    return ladder.folder().resolve(Path.of("media", track, file));
  }

  /** Writes noise over the middle half of the largest box of a type. */
  private static void overwriteHalf(Path file, String type) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    IsoBox box =
        IsoBox.of(bytes).stream()
            .filter(candidate -> candidate.type().equals(type))
            .max(Comparator.comparingInt(candidate -> candidate.end() - candidate.start()))
            .orElseThrow();
    int quarter = (box.end() - box.start()) / 4;
    byte[] noise = new byte[2 * quarter];
    new SplittableRandom(1).nextBytes(noise);
    System.arraycopy(noise, 0, bytes, box.start() + quarter, noise.length);
    Files.write(file, bytes);
  }

  private static void delay(Path file, long ticks) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (IsoBox box : IsoBox.of(bytes)) {
      if (box.type().equals("moof")) {
        IsoBox time = box.find("traf", "tfdt").get(0);
        time.file().putLong(time.start() + 4, time.wide(4) + ticks);
      }
    }
    Files.write(file, bytes);
  }

  private static void swap(Path one, Path other) throws IOException {
    byte[] bytes = Files.readAllBytes(one);
    Files.write(one, Files.readAllBytes(other));
    Files.write(other, bytes);
  }
}
