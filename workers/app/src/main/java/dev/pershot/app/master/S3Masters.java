package dev.pershot.app.master;

import dev.pershot.model.ByteRanges;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.storage.s3.ObjectState;
import dev.pershot.storage.s3.S3Objects;
import dev.pershot.storage.s3.S3Place;
import dev.pershot.storage.s3.S3Settings;

/** Masters in S3, whose contents are told apart by their ETags. */
public record S3Masters(S3Settings settings) implements RemoteMasters {
  @Override
  public String version(String uri) {
    return objects().master(S3Place.parse(uri)).etag();
  }

  @Override
  public ByteRanges open(String uri, String version) {
    S3Place place = S3Place.parse(uri);
    ObjectState now = objects().master(place);
    if (!now.etag().equals(version)) {
      throw new PershotException(
          ErrorCode.MASTER_DAMAGED, "the master " + uri + " changed while it was in use");
    }
    return objects().ranges(place, now);
  }

  /** Nothing of the SDK is loaded before a master lies there. */
  private S3Objects objects() {
    return S3Objects.at(settings);
  }
}
