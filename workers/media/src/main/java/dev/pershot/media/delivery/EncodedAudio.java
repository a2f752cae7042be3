package dev.pershot.media.delivery;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_rescale_q;

import dev.pershot.media.ffmpeg.AacEncoder;
import dev.pershot.media.ffmpeg.AudioFilter;
import dev.pershot.media.ffmpeg.Decoder;
import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.media.ffmpeg.MediaInput;
import dev.pershot.media.ffmpeg.Packet;
import dev.pershot.media.memory.Owned;
import dev.pershot.media.source.MasterSource;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.Master;
import dev.pershot.model.PershotException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.jspecify.annotations.Nullable;

/**
 * A title's audio as AAC-LC, encoded once from end to end, exactly as long as the video up to one
 * AAC frame: silence where the master has none, and nothing where it has more.
 */
public final class EncodedAudio {
  static final int SAMPLE_RATE = 48_000;
  static final int CHANNELS = 2;

  private final byte[] configuration;
  private final List<byte[]> frames;

  private EncodedAudio(byte[] configuration, List<byte[]> frames) {
    this.configuration = configuration;
    this.frames = frames;
  }

  /** The AudioSpecificConfig. */
  byte[] configuration() {
    return configuration.clone();
  }

  /** The number of AAC frames from time 0 on. */
  int count() {
    return frames.size() - 1;
  }

  /** The AAC frame that plays at sample {@code 1024 * index}; that of -1 primes the decoder. */
  byte[] frame(int index) {
    return frames.get(index + 1);
  }

  /**
   * Decodes and encodes the master's audio.
   *
   * @param firstVideoPts when the first video frame is shown, in the video stream's time base
   * @param eachFrame called now and then; may throw to stop
   */
  public static EncodedAudio of(
      MasterSource source, Master master, long firstVideoPts, int kbps, Runnable eachFrame) {
    Master.Audio audio =
        master.audio().orElseThrow(() -> new IllegalArgumentException("the master has no audio"));
    try (MediaInput input = MediaInput.open(source);
        Conversion conversion = new Conversion(input, master, audio, firstVideoPts, kbps)) {
      return conversion.run(eachFrame);
    }
  }

  /** What the conversion holds while it runs. */
  private static final class Conversion implements AutoCloseable {
    private final MediaInput input;
    private final int stream;
    private final Decoder decoder;
    private final AacEncoder encoder;
    private final AVRational timeBase;
    private final long start;
    private final int wanted;
    private final Packet packet;
    private final Frame frame;
    private final Frame filtered;
    private final Owned owned = new Owned();
    private final List<byte[]> out = new ArrayList<>();
    private @Nullable AudioFilter filter;
    private boolean full;

    Conversion(MediaInput input, Master master, Master.Audio audio, long firstVideoPts, int kbps) {
      this.input = input;
      this.stream = audio.streamIndex();
      input.readOnly(stream);
      this.timeBase = input.stream(stream).time_base();
      this.start =
          av_rescale_q(
              firstVideoPts, input.stream(master.video().streamIndex()).time_base(), timeBase);
      double samples = master.video().frameRate().seconds(master.frames()) * SAMPLE_RATE;
      this.wanted = (int) Math.ceil(samples / AacEncoder.FRAME - 1e-9);
      try {
        this.decoder = owned.add(Decoder.of(input, stream, 1));
        this.encoder = owned.add(AacEncoder.open(SAMPLE_RATE, kbps));
        this.packet = owned.add(Packet.empty());
        this.frame = owned.add(Frame.empty());
        this.filtered = owned.add(Frame.empty());
      } catch (RuntimeException e) {
        throw owned.closeAfter(e);
      }
    }

    EncodedAudio run(Runnable eachFrame) {
      while (!full && input.read(packet)) {
        if (packet.stream() == stream) {
          decoder.send(packet);
          drainDecoder();
          eachFrame.run();
        }
      }
      if (!full) {
        decoder.send(null);
        drainDecoder();
      }
      finish();
      if (out.size() <= wanted) {
        throw new PershotException(
            ErrorCode.PACKAGE_FAILED,
            "the audio of " + input.name() + " encodes to " + out.size() + " of " + wanted);
      }
      return new EncodedAudio(encoder.configuration(), List.copyOf(out.subList(0, wanted + 1)));
    }

    private void drainDecoder() {
      while (!full && decoder.receive(frame)) {
        long time = frame.pointer().best_effort_timestamp();
        if (time != AV_NOPTS_VALUE) {
          frame.pointer().pts(time - start);
        }
        AudioFilter chain = open();
        full = !chain.send(frame);
        drainFilter(chain);
      }
    }

    /**
     * {@code aresample} drops what precedes the video and fills gaps with silence, those too of one
     * lost packet (Opus has the shortest, 20 ms); the rest makes the track as long as the video, in
     * the encoder's frames.
     */
    private AudioFilter open() {
      if (filter == null) {
        filter =
            owned.add(
                AudioFilter.of(
                    frame,
                    timeBase,
                    "aresample=%d:async=1:min_hard_comp=0.015:first_pts=0,".formatted(SAMPLE_RATE)
                        + "aformat=sample_fmts=fltp:channel_layouts=stereo,"
                        + "apad,atrim=end_sample=%d,asetnsamples=n=%d"
                            .formatted((long) wanted * AacEncoder.FRAME, AacEncoder.FRAME)));
      }
      return filter;
    }

    private void finish() {
      if (filter == null) {
        throw new PershotException(
            ErrorCode.MASTER_DAMAGED, "the audio of " + input.name() + " has no samples");
      }
      filter.send(null);
      drainFilter(filter);
      encoder.send(null);
      drainEncoder();
    }

    private void drainFilter(AudioFilter chain) {
      while (chain.receive(filtered)) {
        encoder.send(filtered);
        drainEncoder();
      }
    }

    private void drainEncoder() {
      while (encoder.receive(packet)) {
        out.add(packet.bytes());
      }
    }

    @Override
    public void close() {
      owned.close();
    }
  }
}
