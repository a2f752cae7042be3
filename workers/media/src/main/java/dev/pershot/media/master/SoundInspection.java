package dev.pershot.media.master;

import dev.pershot.media.ffmpeg.Decoder;
import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.media.ffmpeg.MediaInput;
import dev.pershot.media.ffmpeg.Packet;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.Master;
import dev.pershot.model.PershotException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decodes the sound that will be delivered, where there is any, for the errors in it. */
final class SoundInspection implements AutoCloseable {
  private final MediaInput input;
  private final int stream;
  private final @Nullable Decoder decoder;
  private final Frame samples = Frame.empty();
  private long decoded;
  private int rate = 1;

  private SoundInspection(MediaInput input, int stream, @Nullable Decoder decoder) {
    this.input = input;
    this.stream = stream;
    this.decoder = decoder;
  }

  static SoundInspection of(MediaInput input, Optional<Master.Audio> audio) {
    int stream = audio.map(Master.Audio::streamIndex).orElse(-1);
    return new SoundInspection(input, stream, stream < 0 ? null : Decoder.of(input, stream, 1));
  }

  /**
   * Takes a packet of any stream.
   *
   * @throws PershotException with exit code 4, saying after which second the sound is damaged
   */
  void accept(Packet packet) {
    if (decoder != null && packet.stream() == stream) {
      decode(decoder, packet);
    }
  }

  void finish() {
    if (decoder != null) {
      decode(decoder, null);
    }
  }

  private void decode(Decoder sound, @Nullable Packet packet) {
    try {
      requireWhole(packet);
      sound.send(packet);
      while (sound.receive(samples)) {
        decoded += samples.pointer().nb_samples();
        rate = Math.max(1, samples.pointer().sample_rate());
      }
    } catch (PershotException e) {
      throw e.code() == ErrorCode.MASTER_DAMAGED
          ? new PershotException(e.code(), e.getMessage() + place(), e)
          : e;
    }
  }

  private void requireWhole(@Nullable Packet packet) {
    if (packet != null && packet.isCorrupt()) {
      throw new PershotException(
          ErrorCode.MASTER_DAMAGED, "the sound of " + input.name() + " is damaged or truncated");
    }
  }

  private String place() {
    return String.format(Locale.ROOT, ", after %.3f s of it", (double) decoded / rate);
  }

  @Override
  public void close() {
    samples.close();
    if (decoder != null) {
      decoder.close();
    }
  }
}
