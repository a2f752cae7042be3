package dev.pershot.app.master;

import dev.pershot.model.ByteRanges;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;

/** Masters that lie in a store of objects. Many threads use it at once. */
public interface RemoteMasters {
  /**
   * What names the content that an object has now, such as its ETag.
   *
   * @param uri such as {@code s3://films/a.mov}
   * @throws PershotException {@link ErrorCode#MASTER_MISSING} where there is none
   */
  String version(String uri);

  /**
   * Opens one content of an object.
   *
   * @param version what {@link #version} said when a job began
   * @return bytes of that content alone; opening or reading fails with {@link
   *     ErrorCode#MASTER_DAMAGED} where the object has another by then
   */
  ByteRanges open(String uri, String version);

  /** Where no store of objects is set up. */
  static RemoteMasters none() {
    return new RemoteMasters() {
      @Override
      public String version(String uri) {
        throw new PershotException(
            ErrorCode.USAGE, "this Pershot reads masters from files only, not from " + uri);
      }

      @Override
      public ByteRanges open(String uri, String version) {
        throw new PershotException(
            ErrorCode.USAGE, "this worker reads masters from files only, not from " + uri);
      }
    };
  }
}
