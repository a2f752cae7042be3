package dev.pershot.media.master;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import dev.pershot.media.ffmpeg.MediaInput;
import dev.pershot.media.ffmpeg.Packet;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.util.ArrayList;
import java.util.List;

/**
 * When the frames of a stream are shown. Reading every packet is the only way to know how many
 * frames there are.
 *
 * @param shown the times of all frames, ascending, in the stream's time base
 * @param hidden packets that are decoded and show nothing
 */
record PacketTimes(List<Long> shown, int hidden) {
  PacketTimes {
    shown = List.copyOf(shown);
  }

  /** Reads the rest of the input. */
  static PacketTimes read(MediaInput input, int stream) {
    int codec = input.stream(stream).codecpar().codec_id();
    List<Long> presented = new ArrayList<>();
    List<Long> decoded = new ArrayList<>();
    int hidden = 0;
    try (Packet packet = Packet.empty()) {
      while (input.read(packet)) {
        if (packet.stream() != stream) {
          continue;
        }
        requireWhole(input, packet, decoded.size());
        if (packet.isDiscarded() || HiddenPackets.isHidden(codec, packet)) {
          hidden++;
        } else {
          presented.add(packet.pts());
          decoded.add(packet.dts());
        }
      }
    }
    return new PacketTimes(times(input, presented, decoded), hidden);
  }

  private static void requireWhole(MediaInput input, Packet packet, int number) {
    if (packet.isCorrupt()) {
      throw new PershotException(
          ErrorCode.MASTER_DAMAGED,
          input.name() + " is damaged or truncated at its packet " + number);
    }
  }

  /** AVI and MPEG program streams say when a frame is decoded: at the same distances. */
  private static List<Long> times(MediaInput input, List<Long> presented, List<Long> decoded) {
    List<Long> times = presented.contains(AV_NOPTS_VALUE) ? decoded : presented;
    int unknown = times.indexOf(AV_NOPTS_VALUE);
    if (unknown >= 0) {
      throw new PershotException(
          ErrorCode.MASTER_UNSUPPORTED,
          input.name() + " does not say when its frame " + unknown + " is shown");
    }
    return times.stream().sorted().toList();
  }
}
