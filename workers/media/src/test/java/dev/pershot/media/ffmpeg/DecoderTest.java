package dev.pershot.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pershot.media.fixture.Scenery;
import dev.pershot.media.fixture.Specs;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Master.Colour;
import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The decoder behind an encoder, as a trial has it. */
class DecoderTest {
  private static final Scenery SCENERY = Scenery.of(new Resolution(160, 96), 4);
  private static final Colour COLOUR = new Colour("tv", "bt709", "bt709", "bt709", "left");
  private static final int FRAMES = 24;

  /** A coded frame. */
  private static final class Coded {
    private final byte[] bytes;
    private final long pts;
    private final boolean key;

    Coded(byte[] bytes, long pts, boolean key) {
      this.bytes = bytes;
      this.pts = pts;
      this.key = key;
    }

    Coded with(UnaryOperator<byte[]> damage) {
      return new Coded(damage.apply(bytes), pts, key);
    }
  }

  private static VideoEncoder encoder() {
    return VideoEncoder.open(Specs.recipe(SCENERY.size(), 24), new FrameRate(25, 1), COLOUR);
  }

  private static List<Coded> encode(VideoEncoder encoder) {
    List<Coded> coded = new ArrayList<>();
    try (Packet packet = Packet.empty()) {
      for (int i = 0; i < FRAMES; i++) {
        try (Frame picture = SCENERY.picture(i)) {
          encoder.send(picture, i, i == 0);
        }
        take(encoder, packet, coded);
      }
      encoder.finish();
      take(encoder, packet, coded);
    }
    return coded;
  }

  private static void take(VideoEncoder encoder, Packet packet, List<Coded> coded) {
    while (encoder.receive(packet)) {
      coded.add(new Coded(packet.bytes(), packet.pts(), packet.isKey()));
    }
  }

  private static List<Long> decode(Decoder decoder, List<Coded> coded) {
    List<Long> shown = new ArrayList<>();
    try (Packet packet = Packet.empty();
        Frame frame = Frame.empty()) {
      for (Coded one : coded) {
        packet.fill(one.bytes, one.pts, one.pts, 1, one.key);
        decoder.send(packet);
        while (decoder.receive(frame)) {
          shown.add(frame.pts());
        }
      }
      decoder.send(null);
      while (decoder.receive(frame)) {
        shown.add(frame.pts());
      }
    }
    return shown;
  }

  @Test
  void decode_ownEncode_showsEveryFrameInOrder() {
    try (VideoEncoder encoder = encoder();
        Decoder decoder = Decoder.h264(encoder.parameterSets())) {
      List<Coded> coded = encode(encoder);

      List<Long> shown = decode(decoder, coded);

      assertThat(shown).hasSize(FRAMES).isSorted();
      assertThat(shown.get(0)).isZero();
      assertThat(shown.get(FRAMES - 1)).isEqualTo(FRAMES - 1L);
    }
  }

  /** It is our encode that is at fault, and no master's: the failure is a defect. */
  @Test
  void decode_ownEncodeThatIsDamaged_failsWhereverItIs() {
    for (int damaged = 0; damaged < FRAMES; damaged++) {
      assertFails(damaged, bytes -> Arrays.copyOf(bytes, bytes.length / 2));
      assertFails(damaged, DecoderTest::withoutItsSecondHalf);
    }
  }

  private static byte[] withoutItsSecondHalf(byte[] bytes) {
    byte[] copy = bytes.clone();
    Arrays.fill(copy, copy.length / 2, copy.length, (byte) 0);
    return copy;
  }

  private static void assertFails(int number, UnaryOperator<byte[]> damage) {
    try (VideoEncoder encoder = encoder();
        Decoder decoder = Decoder.h264(encoder.parameterSets())) {
      List<Coded> coded = encode(encoder);
      coded.set(number, coded.get(number).with(damage));

      assertThatThrownBy(() -> decode(decoder, coded))
          .as("frame %d in decoding order", number)
          .isInstanceOfSatisfying(
              PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ENCODE_FAILED))
          .hasMessageStartingWith("the encode ");
    }
  }

  @Test
  void decode_ownEncodeThatLacksAFrame_neverShowsAllOfThem() {
    try (VideoEncoder encoder = encoder();
        Decoder decoder = Decoder.h264(encoder.parameterSets())) {
      List<Coded> coded = encode(encoder);
      coded.remove(9);

      assertThat(decodedOrFailed(decoder, coded)).isLessThan(FRAMES);
    }
  }

  private static int decodedOrFailed(Decoder decoder, List<Coded> coded) {
    try {
      return decode(decoder, coded).size();
    } catch (PershotException e) {
      return -1;
    }
  }
}
