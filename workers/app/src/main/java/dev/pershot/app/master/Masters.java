package dev.pershot.app.master;

import dev.pershot.app.master.MasterLocation.OfContent;
import dev.pershot.app.master.MasterLocation.OfFile;
import dev.pershot.app.master.MasterLocation.OfObject;
import dev.pershot.media.source.BlockCache;
import dev.pershot.media.source.MasterSource;
import dev.pershot.media.source.RemoteMaster;
import dev.pershot.model.ByteMeter;
import dev.pershot.model.ByteRanges;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The masters that a process reads. Those that are fetched share one cache. */
public final class Masters {
  /** Behind the last one of a job's text stands the version; an object's key may have it too. */
  private static final String VERSION = "#etag=";

  private final RemoteMasters remote;
  private final BlockCache cache;

  private Masters(RemoteMasters remote, BlockCache cache) {
    this.remote = remote;
    this.cache = cache;
  }

  /** Masters for so many slots side by side. */
  public static Masters of(RemoteMasters remote, int slots) {
    return new Masters(remote, BlockCache.forSlots(slots));
  }

  /**
   * The same masters, through the same cache; bytes that are fetched from elsewhere are counted.
   */
  public Masters counted(ByteMeter meter) {
    return new Masters(new CountedMasters(remote, meter), cache);
  }

  /** Masters in files alone. */
  public static Masters inFiles() {
    return of(RemoteMasters.none(), 1);
  }

  /** The location of what lies there now. */
  public MasterLocation pinned(MasterLocation location) {
    return location instanceof OfObject object
        ? new OfContent(object, remote.version(object.uri()))
        : location;
  }

  /** How a job's activities are told of a pinned location; {@link #ofJob} reads it. */
  public static String forJob(MasterLocation pinned) {
    if (pinned instanceof OfFile) {
      return OfFile.SCHEME + pinned;
    }
    if (pinned instanceof OfContent content) {
      return content.object().uri() + VERSION + content.version();
    }
    throw new IllegalArgumentException(pinned + " is not pinned to its content");
  }

  /** Where a job's master lies, as users write it. */
  public static String place(String text) {
    int version = text.lastIndexOf(VERSION);
    String place = version < 0 ? text : text.substring(0, version);
    return place.startsWith(OfFile.SCHEME) ? place.substring(OfFile.SCHEME.length()) : place;
  }

  /** The last part of a place that users write. */
  public static String name(String place) {
    return place.substring(place.lastIndexOf('/') + 1);
  }

  /** Opens what lies there now. */
  public MasterSource open(MasterLocation location) {
    if (location instanceof OfFile local) {
      return MasterSource.of(local.file());
    }
    OfContent content = (OfContent) pinned(location);
    String uri = content.object().uri();
    return new RemoteMaster(
        uri, content.version(), () -> remote.open(uri, content.version()), cache);
  }

  /**
   * The master of a job.
   *
   * @param text by {@link #forJob}
   * @param bytes how long it is
   * @throws PershotException of kind input where it is gone or was changed; a remote one's reader
   *     throws it
   */
  public MasterSource ofJob(String text, long bytes) {
    if (text.startsWith(OfFile.SCHEME)) {
      Path file = Path.of(text.substring(OfFile.SCHEME.length()));
      requireSame(file, bytes);
      return MasterSource.of(file);
    }
    int version = text.lastIndexOf(VERSION);
    if (version < 0) {
      throw new IllegalArgumentException("'" + text + "' does not say which content it means");
    }
    String uri = text.substring(0, version);
    String etag = text.substring(version + VERSION.length());
    return new RemoteMaster(uri, etag, () -> openSame(uri, etag, bytes), cache);
  }

  private static void requireSame(Path file, long bytes) {
    if (!Files.isRegularFile(file)) {
      throw new PershotException(
          ErrorCode.MASTER_MISSING, "the master is no longer at " + file + "; put it back");
    }
    if (file.toFile().length() != bytes) {
      throw changed(file.toString());
    }
  }

  private ByteRanges openSame(String uri, String version, long bytes) {
    ByteRanges opened = remote.open(uri, version);
    if (opened.length() != bytes) {
      opened.close();
      throw changed(uri);
    }
    return opened;
  }

  private static PershotException changed(String place) {
    return new PershotException(
        ErrorCode.MASTER_DAMAGED, "the master " + place + " changed while it was in use");
  }
}
