package dev.pershot.media.master;

import dev.pershot.media.ffmpeg.MediaInput;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.io.IOException;
import java.nio.file.Path;
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
  static void admit(Path file, MediaInput input) {
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
      requireWhole(file, input.name());
    }
  }

  /** FFmpeg takes a Matroska file that breaks off for one that ends there. */
  private static void requireWhole(Path file, String name) {
    try {
      long announced = MatroskaLength.announced(file);
      long length = file.toFile().length();
      if (announced > length) {
        throw new PershotException(
            ErrorCode.MASTER_DAMAGED,
            name + " is truncated: it announces " + announced + " bytes and holds " + length);
      }
    } catch (IOException e) {
      throw new PershotException(
          ErrorCode.MASTER_UNREADABLE, name + " cannot be read: " + e.getMessage(), e);
    }
  }
}
