package dev.pershot.media.trial;

import dev.pershot.media.cpu.CpuMeter.Stage;
import dev.pershot.media.ffmpeg.Decoder;
import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.media.ffmpeg.Packet;
import dev.pershot.media.memory.Owned;
import dev.pershot.model.CodedFrame;
import java.util.Iterator;

/** An encode decoded from its file; a frame missing, doubled or out of order is an error. */
final class DecodedPictures implements ShownPictures {
  private final EncodeLane encode;
  private final Iterator<CodedFrame> coming;
  private final Owned owned = new Owned();
  private final CodedFrameReader bytes;
  private final Decoder decoder;
  private final Packet packet;
  private final Frame shown;
  private int sent;
  private boolean ended;

  DecodedPictures(EncodeLane encode) {
    this.encode = encode;
    this.coming = encode.coded().iterator();
    try {
      this.bytes = owned.add(encode.stream().read(encode.bytes()));
      this.decoder = owned.add(Decoder.h264(encode.parameterSets()));
      this.packet = owned.add(Packet.empty());
      this.shown = owned.add(Frame.empty());
    } catch (RuntimeException e) {
      throw owned.closeAfter(e);
    }
  }

  @Override
  public Frame of(int frame) {
    if (!next()) {
      throw encode.missing("decodes to " + frame);
    }
    if (shown.pts() != frame) {
      throw encode.missing("shows frame " + shown.pts() + " in the place of " + frame);
    }
    return shown;
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
      encode.cpu().measure(Stage.DECODE, () -> decoder.send(packet));
    } else {
      ended = true;
      encode.cpu().measure(Stage.DECODE, () -> decoder.send(null));
    }
  }

  @Override
  public void requireEnd() {
    if (next()) {
      throw encode.missing("shows frame " + shown.pts() + " after the last");
    }
  }

  @Override
  public void close() {
    owned.close();
  }
}
