package dev.pershot.media.trial;

import dev.pershot.media.ffmpeg.Frame;

/** The encoder's own pictures of the scored frames; of others there is nothing to be seen. */
final class KeptPictures implements ShownPictures {
  private final EncodeLane encode;
  private final Frame nothing = Frame.empty();

  KeptPictures(EncodeLane encode) {
    this.encode = encode;
  }

  @Override
  public Frame of(int frame) {
    return encode.spec().scored().distance(frame) == 0 ? encode.picture(frame) : nothing;
  }

  @Override
  public void requireEnd() {
    // The encoder's packets were counted.
  }

  @Override
  public void close() {
    nothing.close();
  }
}
