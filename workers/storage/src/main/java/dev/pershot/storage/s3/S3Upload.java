package dev.pershot.storage.s3;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Puts objects, large ones in parts. Each request carries the CRC-32C of its bytes, which the
 * server checks, and the object the SHA-256 of the whole. An upload in parts that fails is taken
 * back.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">S3's
 *     conditional writes</a>: 412 where an object is, 409 where two writers meet
 */
final class S3Upload {
  static final long PART_BYTES = 16L << 20;

  /** S3's limit. */
  private static final int MOST_PARTS = 10_000;

  private static final int PRECONDITION_FAILED = 412;
  private static final int CONFLICT = 409;
  private static final int MOST_CONFLICTS = 12;
  private static final String ONLY_IF_ABSENT = "*";

  private final S3Client client;
  private final S3Faults faults;

  S3Upload(S3Client client, S3Faults faults) {
    this.client = client;
    this.faults = faults;
  }

  /** An object to be made. */
  private record Target(
      S3Place place, @Nullable String ifNoneMatch, String type, Map<String, String> metadata) {}

  /** False if there is an object already. */
  boolean create(S3Place place, Content content) {
    try {
      Target target = target(place, ONLY_IF_ABSENT, "application/octet-stream", content);
      for (int attempt = 1; true; attempt++) {
        try {
          send(target, content);
          return true;
        } catch (S3Exception e) {
          if (e.statusCode() == PRECONDITION_FAILED) {
            return false;
          }
          if (!isPassing(e) || attempt == MOST_CONFLICTS) {
            throw faults.of(place, e);
          }
          pause(attempt);
        }
      }
    } catch (SdkException e) {
      throw faults.of(place, e);
    } catch (IOException e) {
      throw lost(place, e);
    } catch (UncheckedIOException e) {
      throw lost(place, e);
    }
  }

  /** Puts an object in the place of any other. */
  void put(S3Place place, Content content, String type) {
    try {
      send(target(place, null, type, content), content);
    } catch (SdkException e) {
      throw faults.of(place, e);
    } catch (IOException e) {
      throw lost(place, e);
    } catch (UncheckedIOException e) {
      throw lost(place, e);
    }
  }

  private static PershotException lost(S3Place place, Exception e) {
    return new PershotException(
        ErrorCode.STORE_CORRUPT, "cannot read what was to be put at " + place, e);
  }

  private static Target target(
      S3Place place, @Nullable String ifNoneMatch, String type, Content content)
      throws IOException {
    return new Target(place, ifNoneMatch, type, Map.of(S3Objects.SHA256, content.sha256()));
  }

  private void send(Target target, Content content) throws IOException {
    if (content.length() > PART_BYTES) {
      sendParts(target, content);
    } else {
      sendWhole(target, content);
    }
  }

  private void sendWhole(Target target, Content content) throws IOException {
    String crc = content.crc32c(0, content.length());
    client.putObject(
        put ->
            put.bucket(target.place().bucket())
                .key(target.place().key())
                .ifNoneMatch(target.ifNoneMatch())
                .contentType(target.type())
                .metadata(target.metadata())
                .checksumCRC32C(crc),
        content.body(0, content.length()));
  }

  private void sendParts(Target target, Content content) throws IOException {
    S3Place place = target.place();
    String id =
        client
            .createMultipartUpload(
                create ->
                    create
                        .bucket(place.bucket())
                        .key(place.key())
                        .contentType(target.type())
                        .metadata(target.metadata())
                        .checksumAlgorithm(ChecksumAlgorithm.CRC32_C))
            .uploadId();
    boolean done = false;
    try {
      complete(target, content, id, parts(place, content, id));
      done = true;
    } finally {
      if (!done) {
        abort(place, id);
      }
    }
  }

  private List<CompletedPart> parts(S3Place place, Content content, String id) throws IOException {
    long size = Math.max(PART_BYTES, (content.length() + MOST_PARTS - 1) / MOST_PARTS);
    List<CompletedPart> parts = new ArrayList<>();
    for (long at = 0; at < content.length(); at += size) {
      parts.add(part(place, content, id, parts.size() + 1, at, size));
    }
    return parts;
  }

  private CompletedPart part(
      S3Place place, Content content, String id, int number, long at, long size)
      throws IOException {
    long count = Math.min(size, content.length() - at);
    String crc = content.crc32c(at, count);
    String etag =
        client
            .uploadPart(
                part ->
                    part.bucket(place.bucket())
                        .key(place.key())
                        .uploadId(id)
                        .partNumber(number)
                        .checksumCRC32C(crc),
                content.body(at, count))
            .eTag();
    return CompletedPart.builder().partNumber(number).eTag(etag).checksumCRC32C(crc).build();
  }

  private void complete(Target target, Content content, String id, List<CompletedPart> parts) {
    try {
      client.completeMultipartUpload(
          complete ->
              complete
                  .bucket(target.place().bucket())
                  .key(target.place().key())
                  .uploadId(id)
                  .ifNoneMatch(target.ifNoneMatch())
                  .multipartUpload(all -> all.parts(parts)));
    } catch (S3Exception e) {
      // An attempt whose answer was lost may have completed it: then there is no upload any more.
      if (!S3Faults.code(e).equals("NoSuchUpload") || !isThere(target, content)) {
        throw e;
      }
    }
  }

  private boolean isThere(Target target, Content content) {
    S3Place place = target.place();
    try {
      var head = client.headObject(ask -> ask.bucket(place.bucket()).key(place.key()));
      return head.contentLength() == content.length() && head.metadata().equals(target.metadata());
    } catch (S3Exception e) {
      return false;
    }
  }

  /** Parts of an upload that is neither completed nor taken back are paid for, and not seen. */
  private void abort(S3Place place, String id) {
    try {
      client.abortMultipartUpload(
          abort -> abort.bucket(place.bucket()).key(place.key()).uploadId(id));
    } catch (SdkException e) {
      // It is the first failure that counts; docs/store.md has the bucket's rule for what is left.
    }
  }

  /** Two writers at once, of whom S3 could not tell the first: it wants the upload made anew. */
  private static boolean isPassing(S3Exception e) {
    return e.statusCode() == CONFLICT || S3Faults.code(e).equals("NoSuchUpload");
  }

  private static void pause(int attempt) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(20L << Math.min(attempt, 7)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PershotException(ErrorCode.STORE_UNREACHABLE, "work with S3 was interrupted");
    }
  }
}
