package dev.pershot.model;

/**
 * Bytes that are read by ranges: a master on a disk or in an object store. They are the same bytes
 * for as long as this is open: what changes underneath fails with {@link ErrorCode#MASTER_DAMAGED}
 * instead of being mixed.
 *
 * <p>Reads may come from several threads at once. Each may be a request over a network: whoever
 * reads little at a time keeps blocks.
 */
public interface ByteRanges extends AutoCloseable {
  /** How many bytes there are. */
  long length();

  /**
   * Reads exactly {@code count} bytes.
   *
   * @param offset of the first byte, from 0
   * @param into takes the bytes, from {@code at} on
   * @param count at least 0; {@code offset + count} is at most {@link #length()}
   * @throws PershotException where they cannot be had: {@link ErrorCode#MASTER_MISSING} when they
   *     are gone, {@link ErrorCode#MASTER_DAMAGED} when they changed, a failure of kind {@link
   *     ErrorKind#CAPACITY} when the place does not answer
   * @throws IndexOutOfBoundsException for a range that is not within the bytes or the array
   */
  void read(long offset, byte[] into, int at, int count);

  /** Lets go of what reading holds; doing so again changes nothing. */
  @Override
  void close();
}
