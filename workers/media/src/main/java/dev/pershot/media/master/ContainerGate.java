package dev.pershot.media.master;

import dev.pershot.media.ffmpeg.MediaInput;
import dev.pershot.media.source.MasterSource;
import dev.pershot.model.ByteRanges;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.util.Set;

/** What kind of file a master may be: one that holds a whole film itself. */
final class ContainerGate {
  /** A content id would name the list, and not what it lists. */
  private static final Set<String> PLAYLISTS = Set.of("hls", "dash", "concat", "imf", "sdp");

  private ContainerGate() {}

  /**
   * Refuses playlists, still pictures and truncated files.
   *
   * @throws PershotException saying which
   */
  static void admit(MasterSource source, MediaInput input) {
    String container = input.container();
    if (PLAYLISTS.contains(container)) {
      throw new PershotException(
          ErrorCode.MASTER_UNSUPPORTED,
          input.name()
              + " only lists other files ("
              + container
              + "), and Pershot takes one video");
    }
    if (container.equals("image2") || container.endsWith("_pipe")) {
      throw new PershotException(
          ErrorCode.MASTER_NOT_VIDEO, input.name() + " is a still picture (" + container + ")");
    }
    if (container.startsWith("matroska")) {
      requireWhole(source, input.name());
    }
  }

  /** FFmpeg takes a Matroska file that breaks off for one that ends there. */
  private static void requireWhole(MasterSource source, String name) {
    try (ByteRanges bytes = source.bytes()) {
      long announced = MatroskaLength.announced(bytes);
      if (announced > bytes.length()) {
        throw new PershotException(
            ErrorCode.MASTER_DAMAGED,
            name
                + " is truncated: it announces "
                + announced
                + " bytes and holds "
                + bytes.length());
      }
    }
  }
}
