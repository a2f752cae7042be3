package dev.pershot.media.trial;

import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Shots as one pass decoded or scaled them, on this worker's disk for the passes that follow. It
 * takes what room it is lent and gives it back when asked; without it, passes decode and scale
 * anew.
 *
 * <p>Analysis comes back to all shots of a title in turns. To drop the one that was not used for
 * longest would drop each just before its turn: where there is no room, new ones are not kept.
 */
public final class PictureSpool {
  /** After this long without a pass a master is taken to be done with. */
  private static final Duration IDLE = Duration.ofMinutes(10);

  private final Path scratch;
  private final Room room;

  /** Those used last at the end. */
  private final Map<ShotPictures, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

  /** Where a spool's bytes come from. */
  public interface Room {
    /** Takes bytes, or returns false. */
    boolean lend(long bytes);

    void takeBack(long bytes);
  }

  /** Pictures on disk, or on their way there. */
  private static final class Entry {
    private final long bytes;
    private PictureFile.@Nullable Kept kept;
    private int users = 1;
    private long lastUse = System.nanoTime();

    Entry(long bytes) {
      this.bytes = bytes;
    }

    PictureFile.Kept kept() {
      return Objects.requireNonNull(kept);
    }
  }

  private PictureSpool(Path scratch, Room room) {
    this.scratch = scratch;
    this.room = room;
  }

  /** A spool in a folder that is removed with all that is in it, sooner or later. */
  public static PictureSpool in(Path scratch, Room room) {
    return new PictureSpool(scratch, room);
  }

  /** A spool that keeps nothing. */
  public static PictureSpool none() {
    return new PictureSpool(
        Path.of(""),
        new Room() {
          @Override
          public boolean lend(long bytes) {
            return false;
          }

          @Override
          public void takeBack(long bytes) {
            throw new IllegalStateException("nothing was lent");
          }
        });
  }

  /** Pictures for one pass, to be closed with it. */
  Share share(ShotPictures pictures) {
    return new Share(pictures);
  }

  /** Pictures that an earlier pass kept, all of them. */
  private Optional<Reading> find(ShotPictures pictures) {
    Optional<Entry> entry = use(pictures);
    try {
      return entry.map(found -> new Reading(pictures, found, found.kept().open()));
    } catch (PershotException e) {
      // Something else removed the file; the pass decodes.
      remove(pictures, entry.orElseThrow());
      return Optional.empty();
    }
  }

  private synchronized Optional<Entry> use(ShotPictures pictures) {
    Optional<Entry> entry =
        Optional.ofNullable(entries.get(pictures)).filter(found -> found.kept != null);
    entry.ifPresent(found -> found.users++);
    return entry;
  }

  /**
   * A place for pictures, unless another pass keeps them already, or they cannot be kept: for want
   * of room, or of a folder that takes files.
   */
  private Optional<Writing> begin(ShotPictures pictures, Frame first) {
    Resolution size = new Resolution(first.width(), first.height());
    return register(pictures, Frame.bytes(size, first.pixelFormat()))
        .flatMap(entry -> begin(pictures, entry, size, first.pixelFormat()));
  }

  private Optional<Writing> begin(
      ShotPictures pictures, Entry entry, Resolution size, int pixelFormat) {
    try {
      return Optional.of(
          new Writing(pictures, entry, PictureFile.create(scratch, size, pixelFormat)));
    } catch (PershotException e) {
      remove(pictures, entry);
      return Optional.empty();
    }
  }

  /** An entry with its room, in use by the caller; nothing where another pass has one. */
  private Optional<Entry> register(ShotPictures pictures, int bytesOfOne) {
    Entry entry = new Entry((long) bytesOfOne * pictures.frames().size());
    if (isKnown(pictures) || !isLent(entry.bytes)) {
      return Optional.empty();
    }
    if (!register(pictures, entry)) {
      room.takeBack(entry.bytes);
      return Optional.empty();
    }
    return Optional.of(entry);
  }

  private boolean isLent(long bytes) {
    try {
      return room.lend(bytes);
    } catch (PershotException e) {
      return false;
    }
  }

  private synchronized boolean isKnown(ShotPictures pictures) {
    return entries.containsKey(pictures);
  }

  private synchronized boolean register(ShotPictures pictures, Entry entry) {
    return entries.putIfAbsent(pictures, entry) == null;
  }

  private void remove(ShotPictures pictures, Entry entry) {
    boolean removed;
    synchronized (this) {
      removed = entries.remove(pictures, entry);
    }
    if (removed) {
      delete(entry);
      room.takeBack(entry.bytes);
    }
  }

  private static void delete(Entry entry) {
    if (entry.kept != null) {
      // Who still reads it goes on: the file is gone when the last one is done.
      entry.kept.file().toFile().delete();
    }
  }

  /** Bytes that {@link #drop} can free now. */
  public synchronized long droppable() {
    return entries.values().stream()
        .filter(entry -> entry.users == 0)
        .mapToLong(entry -> entry.bytes)
        .sum();
  }

  /**
   * Drops what no pass reads, the longest unused first.
   *
   * @param bytes that are wanted
   * @return how many were dropped; they count as taken back
   */
  public synchronized long drop(long bytes) {
    return drop(bytes, pictures -> true);
  }

  /** Drops masters of which nothing was used for a while; otherwise like {@link #drop(long)}. */
  public synchronized long dropIdle(long bytes) {
    long now = System.nanoTime();
    Set<String> inUse = new HashSet<>();
    entries.forEach(
        (pictures, entry) -> {
          if (entry.users > 0 || now - entry.lastUse < IDLE.toNanos()) {
            inUse.add(pictures.master());
          }
        });
    return drop(bytes, pictures -> !inUse.contains(pictures.master()));
  }

  private long drop(long wanted, Predicate<ShotPictures> which) {
    long dropped = 0;
    Iterator<Map.Entry<ShotPictures, Entry>> oldest = entries.entrySet().iterator();
    while (dropped < wanted && oldest.hasNext()) {
      Map.Entry<ShotPictures, Entry> next = oldest.next();
      Entry entry = next.getValue();
      if (entry.users == 0 && which.test(next.getKey())) {
        oldest.remove();
        delete(entry);
        dropped += entry.bytes;
      }
    }
    return dropped;
  }

  private synchronized void release(Entry entry) {
    entry.users--;
    entry.lastUse = System.nanoTime();
  }

  private synchronized void finish(Entry entry, PictureFile.Kept kept) {
    entry.kept = kept;
    release(entry);
  }

  /** One pass's pictures: those that another pass kept, or else its own, for others to read. */
  final class Share implements AutoCloseable {
    private final ShotPictures pictures;
    private final Optional<Reading> reading;
    private Optional<Writing> writing = Optional.empty();
    private boolean offered;

    private Share(ShotPictures pictures) {
      this.pictures = pictures;
      this.reading = find(pictures);
    }

    /** Whether all of them can be had; else the pass makes them. */
    boolean isKept() {
      return reading.isPresent();
    }

    /**
     * A kept picture, valid until the next call.
     *
     * @throws PershotException naming the file that cannot be read; the pictures are kept no more
     */
    Frame get(int number) {
      return reading.orElseThrow().get(number);
    }

    /** Offers the next picture; all of a shot's have the size and format of its first. */
    void put(int number, Frame picture) {
      if (!offered) {
        offered = true;
        writing = begin(pictures, picture);
      }
      writing.ifPresent(file -> file.put(number, picture));
    }

    /** Offers all of them at once, in a file that the pass reads on. */
    void keep(PictureFile file) {
      register(pictures, file.bytesOfOne()).ifPresent(entry -> finish(entry, file.keep()));
    }

    /** Whether some were put, and are kept when the rest is. */
    boolean isBegun() {
      return writing.isPresent();
    }

    @Override
    public void close() {
      reading.ifPresent(Reading::close);
      writing.ifPresent(Writing::close);
    }
  }

  /** Kept pictures, for one pass. */
  private final class Reading implements AutoCloseable {
    private final ShotPictures pictures;
    private final Entry entry;
    private final PictureFile file;

    private Reading(ShotPictures pictures, Entry entry, PictureFile file) {
      this.pictures = pictures;
      this.entry = entry;
      this.file = file;
    }

    /** What the disk lost is not kept for another pass. */
    Frame get(int number) {
      try {
        return file.get(number);
      } catch (PershotException e) {
        remove(pictures, entry);
        throw e;
      }
    }

    @Override
    public void close() {
      try {
        file.close();
      } finally {
        release(entry);
      }
    }
  }

  /** Pictures on their way to disk; dropped on close, unless all came. */
  private final class Writing implements AutoCloseable {
    private final ShotPictures pictures;
    private final Entry entry;
    private final PictureFile file;
    private int done;
    private boolean ended;

    private Writing(ShotPictures pictures, Entry entry, PictureFile file) {
      this.pictures = pictures;
      this.entry = entry;
      this.file = file;
    }

    /** Keeps the next picture. On a disk that takes no more, none is kept; the pass goes on. */
    void put(int number, Frame picture) {
      int next = pictures.frames().get(done);
      if (number != next) {
        throw new IllegalStateException("frame " + next + " is next, not " + number);
      }
      done++;
      if (ended) {
        return;
      }
      try {
        file.put(number, picture);
      } catch (PershotException e) {
        close();
        return;
      }
      if (done == pictures.frames().size()) {
        ended = true;
        PictureFile.Kept kept = file.keep();
        file.close();
        finish(entry, kept);
      }
    }

    @Override
    public void close() {
      if (!ended) {
        ended = true;
        try {
          file.close();
        } finally {
          remove(pictures, entry);
        }
      }
    }
  }
}
