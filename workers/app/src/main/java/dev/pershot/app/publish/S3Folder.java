package dev.pershot.app.publish;

import dev.pershot.model.DiskFault;
import dev.pershot.storage.s3.S3Objects;
import dev.pershot.storage.s3.S3Place;
import dev.pershot.storage.s3.S3Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** An output folder that is a part of a bucket: players may be served from there as it is. */
public final class S3Folder implements OutputFolder {
  private static final String PROBE = ".pershot-part";

  /** As registered: RFC 8216 for HLS, ISO/IEC 23009-1 for DASH. */
  private static final Map<String, String> CONTENT_TYPES =
      Map.of(
          "m3u8", "application/vnd.apple.mpegurl",
          "mpd", "application/dash+xml",
          "mp4", "video/mp4",
          "m4s", "video/mp4",
          "json", "application/json",
          "csv", "text/csv; charset=utf-8",
          "html", "text/html; charset=utf-8");

  private final S3Objects objects;
  private final S3Place root;

  private S3Folder(S3Objects objects, S3Place root) {
    this.objects = objects;
    this.root = root;
  }

  static S3Folder open(String place, S3Settings settings) {
    String prefix = place.endsWith("/") ? place.substring(0, place.length() - 1) : place;
    S3Folder folder = new S3Folder(S3Objects.at(settings), S3Place.parse(prefix));
    folder.write(PROBE, "Pershot can write here.\n".getBytes(StandardCharsets.US_ASCII));
    folder.remove(PROBE);
    return folder;
  }

  static String contentType(String path) {
    String ending = path.substring(path.lastIndexOf('.') + 1);
    return CONTENT_TYPES.getOrDefault(ending, "application/octet-stream");
  }

  private S3Place at(String path) {
    return new S3Place(root.bucket(), root.key() + "/" + path);
  }

  @Override
  public String place(String path) {
    return at(path).toString();
  }

  @Override
  public void requireSpace(long bytes) {
    // A bucket says only when it is full.
  }

  @Override
  public void remove(String path) {
    objects.remove(at(path));
  }

  @Override
  public void write(String path, byte[] bytes) {
    objects.put(at(path), bytes, contentType(path));
  }

  @Override
  public void copy(String path, Path source) {
    objects.put(at(path), source, contentType(path));
  }

  @Override
  public void make(String path, Filling filling) {
    try {
      Path file = Files.createTempFile("pershot-", ".part");
      try {
        filling.into(file);
        copy(path, file);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw DiskFault.of(Path.of(System.getProperty("java.io.tmpdir")), e);
    }
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
