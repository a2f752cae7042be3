package dev.pershot.app.activity;

import dev.pershot.media.trial.PictureSpool;
import dev.pershot.model.DiskFault;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * The scratch bytes of a worker, shared out before they are written: work waits for room instead of
 * dying for want of it. What no work needs is lent to the spool, up to a quarter of all.
 */
public final class ScratchRoom {
  private static final long POLL_MILLIS = 200;

  /** Most passes need less. */
  private static final long USUAL = 128 << 20;

  /** Left to others on the same disk. */
  private static final long SPARE = 64 << 20;

  /** Bytes that the spool has at most: two minutes of 720p, with all sizes scaled from them. */
  public static final long MOST_LENT = 10L << 30;

  private static final int SHARE_LENT = 4;

  /** What types of file systems begin with that are in memory or elsewhere. */
  private static final List<String> NO_DISKS =
      List.of("tmpfs", "ramfs", "nfs", "cifs", "smb", "fuse", "9p");

  private final Path folder;
  private final long limit;
  private final boolean counted;
  private final boolean onDisk;
  private final PictureSpool spool;
  private long taken;
  private long lent;

  private ScratchRoom(Path folder, long limit, boolean counted) {
    this.folder = folder;
    this.limit = limit;
    this.counted = counted;
    this.onDisk = isDisk(folder);
    this.spool = PictureSpool.in(folder, new Lending());
  }

  /** Memory is short as it is, and a network is slower than a decoder. */
  private static boolean isDisk(Path folder) {
    try {
      String type = Files.getFileStore(folder).type();
      return NO_DISKS.stream().noneMatch(type::startsWith);
    } catch (IOException e) {
      return false;
    }
  }

  /** Pictures that passes share, as long as there is room. */
  PictureSpool spool() {
    return spool;
  }

  /** Called by the spool, which holds no lock of its own then. */
  private final class Lending implements PictureSpool.Room {
    @Override
    public boolean lend(long bytes) {
      return tryLend(bytes);
    }

    @Override
    public void takeBack(long bytes) {
      takenBack(bytes);
    }
  }

  private synchronized boolean tryLend(long bytes) {
    long most = mostLent();
    if (bytes > most) {
      return false;
    }
    if (lent + bytes > most) {
      lent -= spool.dropIdle(lent + bytes - most);
    }
    if (lent + bytes > most) {
      return false;
    }
    lent += bytes;
    return true;
  }

  /** Of what is neither taken nor kept for others. What is taken may not be written yet. */
  private long mostLent() {
    if (!onDisk) {
      return 0;
    }
    long there = free() + lent;
    long left = Math.min(limit, there - SPARE) - taken;
    return Math.min(MOST_LENT, Math.min(left, Math.min(limit, there) / SHARE_LENT));
  }

  private synchronized void takenBack(long bytes) {
    lent -= bytes;
  }

  /** What was lent is wanted back before work has to wait. */
  private void callIn(long bytes) {
    if (lent > 0) {
      long wanted = Math.max(taken + lent + bytes - limit, taken + bytes + SPARE - free());
      lent -= wanted > 0 ? spool.drop(wanted) : 0;
    }
  }

  /**
   * Room in a folder.
   *
   * @param limit bytes that may lie in it at once; {@link Long#MAX_VALUE} for what the disk has
   */
  public static ScratchRoom in(Path folder, long limit) {
    return new ScratchRoom(folder, limit, true);
  }

  /** Where there is no other worker to do the work: it is tried, and the disk has its say. */
  public static ScratchRoom unbounded(Path folder) {
    return new ScratchRoom(folder, Long.MAX_VALUE, false);
  }

  /** Whether most passes would have to wait; a larger one waits after it was taken. */
  public boolean isShort() {
    giveUpIdle();
    return isShortOf(Math.min(USUAL, limit / 4));
  }

  /** Others may have a use for the disk. */
  private synchronized void giveUpIdle() {
    lent -= lent > 0 ? spool.dropIdle(lent) : 0;
  }

  /** What is lent and can be called in counts as there. */
  private synchronized boolean isShortOf(long bytes) {
    if (!counted) {
      return false;
    }
    long held = lent > 0 ? lent - spool.droppable() : 0;
    return taken + held > limit - bytes || free() + lent - held - SPARE - taken < bytes;
  }

  /**
   * Does work that takes so many bytes, when there is room for it.
   *
   * @param waiting called while there is none; may throw to give up
   * @throws PershotException {@link ErrorCode#SCRATCH_SHORT} where so much will never be free
   */
  <T> T during(long bytes, Runnable waiting, Supplier<T> work) {
    while (!tryTake(bytes)) {
      waiting.run();
      pause();
    }
    try {
      return work.get();
    } finally {
      giveBack(bytes);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PershotException(ErrorCode.SCRATCH_SHORT, "waiting for scratch was stopped", e);
    }
  }

  private synchronized boolean tryTake(long bytes) {
    if (!isShortOf(bytes)) {
      callIn(bytes);
      taken += bytes;
      return true;
    }
    if (taken == 0 || bytes > limit) {
      throw tooLittle(bytes);
    }
    return false;
  }

  /** With nothing of ours under way there is nothing to wait for: another worker may have more. */
  private PershotException tooLittle(long bytes) {
    return new PershotException(
        ErrorCode.SCRATCH_SHORT,
        "a pass needs "
            + megabytes(bytes)
            + " of scratch, and "
            + folder
            + (bytes > limit
                ? " is limited to " + megabytes(limit) + "; raise --scratch-limit"
                : " has " + megabytes(free()) + " left; free some space, or name another folder"));
  }

  private static String megabytes(long bytes) {
    return (bytes >> 20) + " MB";
  }

  private synchronized void giveBack(long bytes) {
    taken -= bytes;
  }

  private long free() {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      throw DiskFault.of(folder, e);
    }
  }
}
