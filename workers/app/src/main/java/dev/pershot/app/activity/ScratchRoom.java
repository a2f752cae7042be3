package dev.pershot.app.activity;

import dev.pershot.media.trial.PictureSpool;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.storage.StoreFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /** Two minutes of 720p, with all sizes that are scaled from them. */
  private static final long MOST_LENT = 10L << 30;

  private static final int SHARE_LENT = 4;

  private final Path folder;
  private final long limit;
  private final boolean counted;
  private final PictureSpool spool;
  private long taken;
  private long lent;

  private ScratchRoom(Path folder, long limit, boolean counted) {
    this.folder = folder;
    this.limit = limit;
    this.counted = counted;
    this.spool = PictureSpool.in(folder, new Lending());
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
    long most =
        Math.min(MOST_LENT, Math.min(limit - taken, Math.min(limit, free() + lent) / SHARE_LENT));
    if (lent + bytes > most) {
      lent -= spool.dropIdle(lent + bytes - most);
    }
    if (lent + bytes > most) {
      return false;
    }
    lent += bytes;
    return true;
  }

  private synchronized void takenBack(long bytes) {
    lent -= bytes;
  }

  /** What was lent is wanted back before work has to wait. */
  private void callIn() {
    long wanted = Math.max(taken + lent - limit, taken + SPARE - free());
    if (lent > 0 && wanted > 0) {
      lent -= spool.drop(wanted);
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
    return isShortOf(Math.min(USUAL, limit / 4));
  }

  private synchronized boolean isShortOf(long bytes) {
    return counted && (taken > limit - bytes || free() + lent - SPARE - taken < bytes);
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
      taken += bytes;
      callIn();
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
      throw StoreFault.of(folder, e);
    }
  }
}
