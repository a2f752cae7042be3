package dev.pershot.media.master;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP8;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP9;

import dev.pershot.media.ffmpeg.Packet;
import org.bytedeco.javacpp.BytePointer;

/**
 * Packets that only make a picture to predict from. Some files have VP8's and VP9's alternative
 * references by themselves, with a time as if they were shown.
 */
final class HiddenPackets {
  private static final int SUPERFRAME = 0b110;

  private HiddenPackets() {}

  static boolean isHidden(int codec, Packet packet) {
    if (packet.size() == 0) {
      return false;
    }
    BytePointer data = packet.pointer().data();
    if (codec == AV_CODEC_ID_VP8) {
      return isHiddenVp8(data.get(0));
    }
    return codec == AV_CODEC_ID_VP9 && isHiddenVp9(data.get(0), data.get(packet.size() - 1L));
  }

  /** RFC 6386, section 9.1: bit 4 is show_frame. */
  static boolean isHiddenVp8(byte first) {
    return (first & 0x10) == 0;
  }

  /**
   * VP9 bitstream specification, section 6.2 and annex B: marker (2 bits), profile (2, and one more
   * for profile 3), show_existing_frame, frame_type, show_frame. A superframe, known by its last
   * byte, shows its last frame.
   */
  static boolean isHiddenVp9(byte first, byte last) {
    int header = first & 0xff;
    int flags = (header & 0x30) == 0x30 ? header << 1 : header;
    boolean showsExisting = (flags & 0b1000) != 0;
    boolean shows = (flags & 0b10) != 0;
    return (last & 0xff) >> 5 != SUPERFRAME && !showsExisting && !shows;
  }
}
