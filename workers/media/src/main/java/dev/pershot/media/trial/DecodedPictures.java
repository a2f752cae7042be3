package dev.pershot.media.trial;

import dev.pershot.media.cpu.CpuMeter.Stage;
import dev.pershot.media.ffmpeg.Decoder;
import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.media.ffmpeg.Packet;
import dev.pershot.media.memory.Owned;
import dev.pershot.model.CodedFrame;
import java.util.Iterator;

/**
 * What a viewer sees of an encode: its scored frames, decoded from its file. One that is missing,
 * doubled or out of order is an error. Others are decoded only where a scored one may need them.
 */
final class DecodedPictures implements AutoCloseable {
  private final CodedShot encode;
  private final Iterator<CodedFrame> coming;
  private final Owned owned = new Owned();
  private final CodedFrameReader bytes;
  private final Decoder decoder;
  private final Packet packet;
  private final Frame shown;
  private int sent;
  private boolean ended;

  DecodedPictures(CodedShot encode) {
    this.encode = encode;
    this.coming = encode.coded().iterator();
    try {
      this.bytes = owned.add(encode.stream().read(encode.bytes()));
      this.decoder =
          owned.add(encode.cpu().measure(Stage.DECODE, () -> Decoder.h264(encode.parameterSets())));
      this.packet = owned.add(Packet.empty());
      this.shown = owned.add(Frame.empty());
    } catch (RuntimeException e) {
      throw owned.closeAfter(e);
    }
  }

  /**
   * The picture of a scored frame; they are asked for in their order, each once. It stays valid
   * until the next one is asked for.
   */
  Frame of(int frame) {
    while (next()) {
      if (shown.pts() == frame) {
        return shown;
      }
      if (shown.pts() > frame || isScored((int) shown.pts())) {
        throw encode.missing("shows frame " + shown.pts() + " in the place of " + frame);
      }
    }
    throw encode.missing("decodes to " + frame);
  }

  private boolean isScored(int frame) {
    return encode.spec().scored().takes(frame);
  }

  private boolean next() {
    while (!encode.cpu().measure(Stage.DECODE, () -> decoder.receive(shown))) {
      if (ended) {
        return false;
      }
      feed();
    }
    return true;
  }

  private void feed() {
    if (coming.hasNext()) {
      CodedFrame next = coming.next();
      packet.fill(bytes.read(next), next.frame(), sent, 1, next.idr());
      sent++;
      decoder.skipUnlessReference(!isScored(next.frame()));
      encode.cpu().measure(Stage.DECODE, () -> decoder.send(packet));
    } else {
      ended = true;
      encode.cpu().measure(Stage.DECODE, () -> decoder.send(null));
    }
  }

  /** Refuses an encode that shows more than was asked for, where all was asked for. */
  void requireEnd() {
    if (encode.spec().scored().takesAll() && next()) {
      throw encode.missing("shows frame " + shown.pts() + " after the last");
    }
  }

  @Override
  public void close() {
    encode.cpu().measure(Stage.DECODE, owned::close);
  }
}
