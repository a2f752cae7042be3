package dev.pershot.app.players;

import java.util.ArrayList;
import java.util.List;

/**
 * A movie fragment of one track (ISO/IEC 14496-12, section 8.8), in ticks of the track.
 *
 * @param decodeTime base media decode time
 */
record Fragment(long decodeTime, List<Sample> samples) {
  private static final int DATA_OFFSET = 0x1;
  private static final int FIRST_FLAGS = 0x4;
  private static final int DURATION = 0x100;
  private static final int SIZE = 0x200;
  private static final int FLAGS = 0x400;
  private static final int COMPOSITION = 0x800;

  Fragment {
    samples = List.copyOf(samples);
  }

  /** A frame, and by how much later than it is decoded it is shown. */
  record Sample(long duration, long compositionOffset) {}

  /** The fragments of a media segment. */
  static List<Fragment> of(byte[] segment) {
    return IsoBox.of(segment).stream()
        .filter(box -> box.type().equals("moof"))
        .map(box -> box.find("traf").get(0))
        .map(Fragment::read)
        .toList();
  }

  private static Fragment read(IsoBox track) {
    IsoBox time = track.find("tfdt").get(0);
    long decodeTime = time.version() == 1 ? time.wide(4) : time.integer(4);
    List<Sample> samples = new ArrayList<>();
    for (IsoBox run : track.find("trun")) {
      samples.addAll(samples(run, defaultDuration(track.find("tfhd").get(0))));
    }
    return new Fragment(decodeTime, samples);
  }

  private static long defaultDuration(IsoBox header) {
    int before = 8 + (has(header, 0x1) ? 8 : 0) + (has(header, 0x2) ? 4 : 0);
    return has(header, 0x8) ? header.integer(before) : 0;
  }

  private static List<Sample> samples(IsoBox run, long defaultDuration) {
    List<Sample> samples = new ArrayList<>();
    int next = 8 + (has(run, DATA_OFFSET) ? 4 : 0) + (has(run, FIRST_FLAGS) ? 4 : 0);
    for (int i = 0; i < run.integer(4); i++) {
      long duration = has(run, DURATION) ? run.integer(next) : defaultDuration;
      next += (has(run, DURATION) ? 4 : 0) + (has(run, SIZE) ? 4 : 0) + (has(run, FLAGS) ? 4 : 0);
      // Unsigned in version 0, but never so large as to matter.
      samples.add(new Sample(duration, has(run, COMPOSITION) ? run.integer(next) : 0));
      next += has(run, COMPOSITION) ? 4 : 0;
    }
    return samples;
  }

  private static boolean has(IsoBox box, int flag) {
    return (box.flags() & flag) != 0;
  }

  /** When each sample is shown, in the order of decoding. */
  List<Long> shown() {
    List<Long> shown = new ArrayList<>();
    long time = decodeTime;
    for (Sample sample : samples) {
      shown.add(time + sample.compositionOffset());
      time += sample.duration();
    }
    return shown;
  }
}
