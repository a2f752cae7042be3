package dev.pershot.media.delivery;

import dev.pershot.ladder.SegmentPlan;
import dev.pershot.manifest.IFrame;
import dev.pershot.manifest.Segment;
import dev.pershot.manifest.Track;
import dev.pershot.media.ffmpeg.FragmentMuxer;
import dev.pershot.media.trial.CodedFrameReader;
import dev.pershot.model.CodedFrame;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRange;
import dev.pershot.model.FrameRate;
import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
import dev.pershot.model.Shot;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Joins a rung's shots, without encoding anything again, into one CMAF track: a fragment for each
 * IDR frame, so that it can be fetched by range, and one for the rest of its group of pictures.
 */
public final class RungPackager {
  private static final String INIT = "init.mp4";

  /** A slice without content, in Annex B. */
  private static final byte[] STAND_IN = {0, 0, 0, 1, 0x65, (byte) 0x80};

  private final VideoTimescale time;
  private final List<FrameRange> segments;
  private final TrackSink sink;
  private final FragmentMuxer muxer;
  private final int delay;
  private final List<Segment> done = new ArrayList<>();
  private final ByteArrayOutputStream segment = new ByteArrayOutputStream();
  private final List<IFrame> iFrames = new ArrayList<>();
  private long decodeIndex;
  private int gopStart;
  private long idrOffset;
  private long idrBytes;

  private RungPackager(
      FrameRate rate, List<FrameRange> segments, TrackSink sink, FragmentMuxer muxer, int delay) {
    this.delay = delay;
    this.time = VideoTimescale.of(rate);
    this.segments = segments;
    this.sink = sink;
    this.muxer = muxer;
  }

  /**
   * Packages a rung.
   *
   * @param shots all shots of the title in order
   * @param folder the track's folder below the output
   * @throws PershotException {@link ErrorCode#INIT_DIFFERS} where shots cannot share an init
   *     segment
   */
  public static Track pack(
      List<ShotStream> shots,
      FrameRate rate,
      List<FrameRange> segments,
      String folder,
      TrackSink sink) {
    byte[] parameterSets = shots.get(0).parameterSets();
    Resolution size = shots.get(0).trial().spec().recipe().resolution();
    VideoTimescale time = VideoTimescale.of(rate);
    try (FragmentMuxer muxer = FragmentMuxer.h264(size, parameterSets, time.ticksPerSecond())) {
      int delay = reorderDelay(shots);
      RungPackager packager = new RungPackager(rate, segments, sink, muxer, delay);
      for (ShotStream shot : shots) {
        requireSameHeader(parameterSets, shot);
        packager.add(shot);
      }
      packager.requireAll();
      return new Track(
          folder,
          INIT,
          muxer.init().length,
          time.ticksPerSecond(),
          AvcCodecs.of(parameterSets),
          packager.done);
    }
  }

  /**
   * Packages one segment alone, byte for byte as it is within its rung. In the place of the shots
   * before it stand others of as many frames, which are thrown away.
   *
   * @param number of the segment, from 0
   * @param shots those that it has frames of
   * @param all of the title
   * @param delay {@link #reorderDelay} of all shots of the rung
   */
  public static byte[] segment(
      int number,
      List<ShotStream> shots,
      List<Shot> all,
      SegmentPlan plan,
      FrameRate rate,
      int delay) {
    byte[] parameterSets = shots.get(0).parameterSets();
    Resolution size = shots.get(0).trial().spec().recipe().resolution();
    VideoTimescale time = VideoTimescale.of(rate);
    Map<String, byte[]> files = new HashMap<>();
    try (FragmentMuxer muxer = FragmentMuxer.h264(size, parameterSets, time.ticksPerSecond())) {
      RungPackager packager = new RungPackager(rate, plan.segments(), files::put, muxer, delay);
      for (int shot = 0; shot < all.size() && packager.done.size() <= number; shot++) {
        FrameRange range = all.get(shot).range();
        Optional<ShotStream> stream =
            shots.stream().filter(each -> each.trial().spec().range().equals(range)).findFirst();
        if (stream.isPresent()) {
          requireSameHeader(parameterSets, stream.get());
          packager.add(stream.get());
        } else {
          packager.addStandIn(range, plan.idrFrames().get(shot));
        }
      }
      if (packager.done.size() <= number) {
        packager.endGop(plan.segments().get(number).end());
      }
    }
    byte[] bytes = files.get(name(number));
    if (bytes == null) {
      throw new PershotException(
          ErrorCode.PACKAGE_FAILED, "the shots of segment " + (number + 1) + " do not fill it");
    }
    return bytes;
  }

  private void addStandIn(FrameRange range, List<Integer> idrFrames) {
    for (int frame = 0; frame < range.length(); frame++) {
      CodedFrame coded = new CodedFrame(frame, STAND_IN.length, idrFrames.contains(frame));
      add(coded, range.start() + frame, STAND_IN);
    }
  }

  private static void requireSameHeader(byte[] parameterSets, ShotStream shot) {
    if (!Arrays.equals(parameterSets, shot.parameterSets())) {
      throw new PershotException(
          ErrorCode.INIT_DIFFERS,
          "shot "
              + shot.trial().spec().range()
              + " has other parameter sets than the rung's first shot, so they cannot share an init"
              + " segment");
    }
  }

  private void add(ShotStream shot) {
    try (CodedFrameReader frames = shot.frames()) {
      for (CodedFrame coded : shot.trial().codedFrames()) {
        add(coded, shot.trial().spec().range().start() + coded.frame(), frames.read(coded));
      }
    }
  }

  private void add(CodedFrame coded, int frame, byte[] bytes) {
    if (coded.idr() && decodeIndex > 0) {
      endGop(frame);
    }
    long pts = (long) frame * time.ticksPerFrame();
    long dts = (decodeIndex - delay) * time.ticksPerFrame();
    muxer.write(bytes, pts, dts, time.ticksPerFrame(), coded.idr());
    decodeIndex++;
    if (coded.idr()) {
      endIdr();
    }
  }

  /** By how many frames decoding must run ahead, so that no frame is shown before it is decoded. */
  public static int reorderDelay(List<ShotStream> shots) {
    return shots.stream().mapToInt(RungPackager::reorderDelay).max().orElse(0);
  }

  private static int reorderDelay(ShotStream shot) {
    List<CodedFrame> coded = shot.trial().codedFrames();
    int delay = 0;
    for (int i = 0; i < coded.size(); i++) {
      delay = Math.max(delay, i - coded.get(i).frame());
    }
    return delay;
  }

  /**
   * An IDR frame is a fragment by itself, so that its byte range is whole: players that fetch it
   * for trick play refuse a cut mdat.
   */
  private void endIdr() {
    byte[] bytes = muxer.fragment();
    if (decodeIndex == 1) {
      sink.accept(INIT, muxer.init());
    }
    idrOffset = segment.size();
    idrBytes = bytes.length;
    segment.writeBytes(bytes);
  }

  /** Ends the group of pictures before {@code frame}, and the segment where it ends there too. */
  private void endGop(int frame) {
    if (frame > gopStart + 1) {
      segment.writeBytes(muxer.fragment());
    }
    iFrames.add(
        new IFrame(
            idrOffset,
            idrBytes,
            (long) gopStart * time.ticksPerFrame(),
            (long) (frame - gopStart) * time.ticksPerFrame()));
    gopStart = frame;
    if (frame == segments.get(done.size()).end()) {
      endSegment();
    }
  }

  private void endSegment() {
    FrameRange range = segments.get(done.size());
    String file = name(done.size());
    sink.accept(file, segment.toByteArray());
    done.add(
        new Segment(
            file,
            (long) range.start() * time.ticksPerFrame(),
            (long) range.length() * time.ticksPerFrame(),
            segment.size(),
            iFrames));
    segment.reset();
    iFrames.clear();
  }

  private static String name(int segment) {
    return (segment + 1) + ".m4s";
  }

  private void requireAll() {
    endGop(segments.get(segments.size() - 1).end());
    int frames = segments.get(segments.size() - 1).end();
    if (decodeIndex != frames || done.size() != segments.size()) {
      throw new PershotException(
          ErrorCode.FRAMES_MISSING,
          "packaged "
              + decodeIndex
              + " frames in "
              + done.size()
              + " segments instead of "
              + frames
              + " in "
              + segments.size());
    }
  }
}
