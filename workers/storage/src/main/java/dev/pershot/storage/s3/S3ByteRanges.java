package dev.pershot.storage.s3;

import dev.pershot.model.ByteRanges;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** An object's bytes, one request for each range; each asks for the object as it was first seen. */
final class S3ByteRanges implements ByteRanges {
  private final S3Client client;
  private final S3Faults faults;
  private final S3Place place;
  private final ObjectState state;

  S3ByteRanges(S3Client client, S3Faults faults, S3Place place, ObjectState state) {
    this.client = client;
    this.faults = faults;
    this.place = place;
    this.state = state;
  }

  @Override
  public long length() {
    return state.bytes();
  }

  @Override
  public void read(long offset, byte[] into, int at, int count) {
    Objects.checkFromIndexSize(offset, (long) count, state.bytes());
    Objects.checkFromIndexSize(at, count, into.length);
    if (count == 0) {
      return;
    }
    try {
      client.getObject(
          range(offset, count),
          (ResponseTransformer<GetObjectResponse, GetObjectResponse>)
              (response, body) -> {
                fill(body, into, at, count);
                return response;
              });
    } catch (S3Exception e) {
      throw of(e);
    } catch (SdkException e) {
      throw faults.of(place, e);
    }
  }

  private GetObjectRequest range(long offset, int count) {
    return GetObjectRequest.builder()
        .bucket(place.bucket())
        .key(place.key())
        .range("bytes=" + offset + "-" + (offset + count - 1))
        .ifMatch(state.etag())
        .build();
  }

  /** An answer that breaks off is asked for again, from the range's beginning. */
  private static void fill(InputStream body, byte[] into, int at, int count) {
    try {
      if (body.readNBytes(into, at, count) < count) {
        throw new EOFException();
      }
    } catch (IOException e) {
      throw RetryableException.create("the answer broke off", e);
    }
  }

  private PershotException of(S3Exception e) {
    return switch (e.statusCode()) {
      case 404 ->
          new PershotException(
              ErrorCode.MASTER_MISSING, "the master is no longer at " + place + "; put it back");
      case 412, 416 ->
          new PershotException(
              ErrorCode.MASTER_DAMAGED, "the master " + place + " changed while it was in use");
      default -> faults.of(place, e);
    };
  }

  @Override
  public void close() {
    // Connections are those of all objects.
  }
}
