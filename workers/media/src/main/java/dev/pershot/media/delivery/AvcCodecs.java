package dev.pershot.media.delivery;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.util.Locale;

/** The {@code codecs} parameter of an H.264 track (RFC 6381, section 3.3). */
final class AvcCodecs {
  private static final int SPS = 7;

  private AvcCodecs() {}

  /** Profile, constraints and level as the sequence parameter set has them. */
  static String of(byte[] annexB) {
    for (int i = 0; i + 6 < annexB.length; i++) {
      boolean startCode = annexB[i] == 0 && annexB[i + 1] == 0 && annexB[i + 2] == 1;
      if (startCode && (annexB[i + 3] & 0x1f) == SPS) {
        return String.format(
            Locale.ROOT,
            "avc1.%02x%02x%02x",
            annexB[i + 4] & 0xff,
            annexB[i + 5] & 0xff,
            annexB[i + 6] & 0xff);
      }
    }
    throw new PershotException(ErrorCode.PACKAGE_FAILED, "an encode has no sequence parameter set");
  }
}
