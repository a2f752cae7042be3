package dev.pershot.storage.s3;

import dev.pershot.storage.ArtifactKey;
import dev.pershot.storage.Inventory;
import dev.pershot.storage.StoreLocation;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;

/** What lies in a store in S3, as the bucket lists it. */
public final class S3Inventory implements Inventory {
  private final StoreLocation.Bucket location;
  private final S3Objects objects;

  private S3Inventory(StoreLocation.Bucket location, S3Objects objects) {
    this.location = location;
    this.objects = objects;
  }

  public static Inventory of(StoreLocation.Bucket location, S3Settings settings) {
    return new S3Inventory(location, S3Objects.at(settings));
  }

  @Override
  public List<Entry> below(String folder) {
    S3Place place = S3Place.in(location, new ArtifactKey(folder));
    int skipped = place.key().length() - folder.length();
    try {
      return objects
          .client()
          .listObjectsV2Paginator(list -> list.bucket(place.bucket()).prefix(place.key() + "/"))
          .contents()
          .stream()
          .map(
              object ->
                  new Entry(object.key().substring(skipped), object.size(), object.lastModified()))
          .toList();
    } catch (SdkException e) {
      throw objects.faults().of(place, e);
    }
  }

  /** One by one, which every server knows and which no checksum is needed for. */
  @Override
  public long remove(List<Entry> entries) {
    // Masters that were copied here have names of any characters, which no artifact's key has.
    String prefix = location.prefix().isEmpty() ? "" : location.prefix() + "/";
    entries.forEach(entry -> objects.remove(new S3Place(location.bucket(), prefix + entry.path())));
    return entries.size();
  }
}
