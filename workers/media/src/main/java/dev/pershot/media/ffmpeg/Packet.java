package dev.pershot.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_DISCARD;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;

import dev.pershot.model.ErrorCode;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** A coded frame as a demuxer or an encoder hands it out. */
public final class Packet extends NativeHandle<AVPacket> {
  private Packet(AVPacket packet) {
    super(packet);
  }

  public static Packet empty() {
    Ffmpeg.load();
    return new Packet(Ffmpeg.allocated(av_packet_alloc(), "a packet"));
  }

  public int stream() {
    return pointer().stream_index();
  }

  public long pts() {
    return pointer().pts();
  }

  public long dts() {
    return pointer().dts();
  }

  public int size() {
    return pointer().size();
  }

  public boolean isKey() {
    return (pointer().flags() & AV_PKT_FLAG_KEY) != 0;
  }

  public boolean isCorrupt() {
    return (pointer().flags() & AV_PKT_FLAG_CORRUPT) != 0;
  }

  /** Decoded but not shown, as an edit list asks. */
  public boolean isDiscarded() {
    return (pointer().flags() & AV_PKT_FLAG_DISCARD) != 0;
  }

  public byte[] bytes() {
    byte[] copy = new byte[size()];
    pointer().data().get(copy);
    return copy;
  }

  /** Replaces the contents by a copy of {@code data}. */
  public void fill(byte[] data, long pts, long dts, long duration, boolean key) {
    clear();
    Ffmpeg.check(
        av_new_packet(pointer(), data.length), ErrorCode.NO_MEMORY, "no memory for a packet");
    pointer().data().put(data);
    pointer().pts(pts).dts(dts).duration(duration).flags(key ? AV_PKT_FLAG_KEY : 0);
  }

  public void clear() {
    av_packet_unref(pointer());
  }

  @Override
  protected void release(AVPacket packet) {
    av_packet_free(packet);
  }
}
