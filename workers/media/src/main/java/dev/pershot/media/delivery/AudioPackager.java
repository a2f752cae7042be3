package dev.pershot.media.delivery;

import dev.pershot.manifest.AudioTrack;
import dev.pershot.manifest.Segment;
import dev.pershot.manifest.Track;
import dev.pershot.media.ffmpeg.AacEncoder;
import dev.pershot.media.ffmpeg.FragmentMuxer;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRange;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Master.Audio;
import dev.pershot.model.PershotException;
import java.util.ArrayList;
import java.util.List;

/**
 * Packages a title's AAC frames as one CMAF track whose segments end at the AAC frame nearest to
 * where the video's end: no gap, no drift, at most half an AAC frame apart.
 */
public final class AudioPackager {
  private static final String INIT = "init.mp4";

  private AudioPackager() {}

  /**
   * Packages the audio.
   *
   * @param frames every AAC frame of the title
   * @param segments the video's
   */
  public static AudioTrack pack(
      EncodedAudio frames,
      Audio source,
      FrameRate rate,
      List<FrameRange> segments,
      String folder,
      TrackSink sink) {
    int sampleRate = EncodedAudio.SAMPLE_RATE;
    try (FragmentMuxer muxer =
        FragmentMuxer.aac(
            sampleRate, frames.configuration(), AacEncoder.FRAME, source.language())) {
      List<Segment> done = new ArrayList<>();
      int next = 0;
      for (FrameRange video : segments) {
        boolean last = video.equals(segments.get(segments.size() - 1));
        int end = last ? frames.count() : nearestFrame(rate.seconds(video.end()));
        if (end <= next || end > frames.count()) {
          throw new PershotException(
              ErrorCode.PACKAGE_FAILED, "no audio for the segment of frames " + video);
        }
        done.add(segment(muxer, frames, next, end, done.size() + 1, sink));
        next = end;
      }
      return new AudioTrack(
          new Track(folder, INIT, muxer.init().length, sampleRate, "mp4a.40.2", done),
          sampleRate,
          EncodedAudio.CHANNELS,
          source.language());
    }
  }

  private static int nearestFrame(double seconds) {
    return (int) Math.round(seconds * EncodedAudio.SAMPLE_RATE / AacEncoder.FRAME);
  }

  private static Segment segment(
      FragmentMuxer muxer, EncodedAudio audio, int from, int to, int number, TrackSink sink) {
    // The frame that primes the decoder has time -1024 and comes first.
    for (int i = from == 0 ? -1 : from; i < to; i++) {
      long time = (long) i * AacEncoder.FRAME;
      muxer.write(audio.frame(i), time, time, AacEncoder.FRAME, true);
    }
    byte[] bytes = muxer.fragment();
    if (from == 0) {
      sink.accept(INIT, muxer.init());
    }
    String file = number + ".m4s";
    sink.accept(file, bytes);
    return new Segment(
        file,
        (long) from * AacEncoder.FRAME,
        (long) (to - from) * AacEncoder.FRAME,
        bytes.length,
        List.of());
  }
}
