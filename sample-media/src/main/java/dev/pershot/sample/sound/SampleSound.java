package dev.pershot.sample.sound;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;

/**
 * 16-bit stereo at 48 kHz: soft music, and over it a dry tick on the very sample where a shot
 * begins, so that sound and picture can be heard, and tested, to belong together.
 */
public final class SampleSound {
  public static final int RATE = 48_000;
  public static final int CHANNELS = 2;

  private static final double TICK_SECONDS = 0.03;
  private static final double TICK_HERTZ = 2400;
  private static final double TICK_LOUDNESS = 0.22;
  private static final double ECHO_SECONDS = 0.48;
  private static final float ECHO_SHARE = 0.32f;
  private static final double END_SECONDS = 1.2;

  private final short[] samples;

  private SampleSound(short[] samples) {
    this.samples = samples;
  }

  /**
   * Plays.
   *
   * @param length in samples of one channel
   * @param ticks where ticks begin, in samples of one channel
   */
  public static SampleSound of(int length, int... ticks) {
    float[] left = new float[length];
    float[] right = new float[length];
    for (Note note : Score.notes((double) length / RATE)) {
      note.addTo(left, right);
    }
    echo(left, right);
    end(left);
    end(right);
    for (int tick : ticks) {
      tick(left, tick);
      tick(right, tick);
    }
    return new SampleSound(interleave(left, right));
  }

  /** Samples of one channel. */
  public int length() {
    return samples.length / CHANNELS;
  }

  /** A sample in [-32768, 32767]; channel 0 is left. */
  public short at(int sample, int channel) {
    return samples[sample * CHANNELS + channel];
  }

  /** Left, right, left, right; a copy. */
  public short[] interleaved() {
    return samples.clone();
  }

  /** Feeds the samples interleaved, low byte first, as a raw .s16le file holds them. */
  public void digestInto(MessageDigest digest) {
    ByteBuffer bytes =
        ByteBuffer.allocate(samples.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(samples);
    digest.update(bytes);
  }

  /** An echo that goes from side to side, and lends the music a room. */
  private static void echo(float[] left, float[] right) {
    int delay = (int) (ECHO_SECONDS * RATE);
    for (int i = delay; i < left.length; i++) {
      float fromRight = right[i - delay] * ECHO_SHARE;
      right[i] += left[i - delay] * ECHO_SHARE;
      left[i] += fromRight;
    }
  }

  private static void end(float[] channel) {
    int fade = Math.min(channel.length, (int) (END_SECONDS * RATE));
    for (int i = 0; i < fade; i++) {
      channel[channel.length - 1 - i] *= (float) i / fade;
    }
  }

  private static void tick(float[] channel, int start) {
    int last = Math.min(channel.length, start + (int) (TICK_SECONDS * RATE));
    double decay = StrictMath.exp(-1 / (0.004 * RATE));
    double loudness = TICK_LOUDNESS;
    for (int i = start; i < last; i++) {
      double seconds = (i - start) / (double) RATE;
      // A cosine: the tick is loud on its first sample.
      channel[i] += (float) (loudness * StrictMath.cos(2 * Math.PI * TICK_HERTZ * seconds));
      loudness *= decay;
    }
  }

  private static short[] interleave(float[] left, float[] right) {
    short[] samples = new short[left.length * CHANNELS];
    for (int i = 0; i < left.length; i++) {
      samples[i * CHANNELS] = pcm(left[i]);
      samples[i * CHANNELS + 1] = pcm(right[i]);
    }
    return samples;
  }

  private static short pcm(float value) {
    return (short) Math.max(-32768, Math.min(32767, Math.rint(value * 32767)));
  }
}
