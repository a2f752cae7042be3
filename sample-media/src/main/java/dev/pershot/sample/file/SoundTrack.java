package dev.pershot.sample.file;

import dev.pershot.media.ffmpeg.Packet;
import dev.pershot.sample.sound.SampleSound;
import java.util.Arrays;

/** The film's sound on its way into a file, as FLAC. */
final class SoundTrack implements AutoCloseable {
  private final FlacEncoder encoder;
  private final Mp4File file;
  private final Mp4File.Track track;
  private final Packet packet = Packet.empty();
  private final short[] samples;
  private int added;

  private SoundTrack(FlacEncoder encoder, Mp4File file, SampleSound sound) {
    this.encoder = encoder;
    this.file = file;
    track = file.track(encoder.pointer());
    samples = sound.interleaved();
  }

  static SoundTrack in(Mp4File file, SampleSound sound) {
    FlacEncoder encoder = FlacEncoder.open();
    try {
      return new SoundTrack(encoder, file, sound);
    } catch (RuntimeException e) {
      encoder.close();
      throw e;
    }
  }

  /** Adds as many whole packets as begin before sample {@code end} of one channel. */
  void addUntil(int end) {
    while (added < end) {
      int next =
          Math.min(added + encoder.samplesPerPacket(), samples.length / SampleSound.CHANNELS);
      encoder.send(
          Arrays.copyOfRange(samples, added * SampleSound.CHANNELS, next * SampleSound.CHANNELS),
          added);
      added = next;
      write();
    }
  }

  void finish() {
    encoder.finish();
    write();
  }

  private void write() {
    while (encoder.receive(packet)) {
      file.write(track, packet);
    }
  }

  @Override
  public void close() {
    packet.close();
    encoder.close();
  }
}
