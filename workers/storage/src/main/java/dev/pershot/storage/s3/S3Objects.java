package dev.pershot.storage.s3;

import dev.pershot.model.ByteRanges;
import dev.pershot.model.DiskFault;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Objects in S3: whole ones read and put, masters read by ranges. Requests are tried again where
 * that may help; what is left over fails with one sentence ({@link ErrorCode#STORE_MISSING}, {@code
 * STORE_DENIED}, {@code STORE_UNREACHABLE}, {@code STORE_FULL}, {@code STORE_UNWRITABLE}).
 *
 * <p>For use by many threads; connections and credentials are shared.
 */
public final class S3Objects {
  /** What Pershot writes beside the bytes of an object, so that they can be checked anywhere. */
  static final String SHA256 = "pershot-sha256";

  private static final int NOT_FOUND = 404;

  /** One for each way to reach S3, for as long as the process lives. */
  private static final Map<Way, S3Objects> OPEN = new ConcurrentHashMap<>();

  /** What of the settings makes a client another one. */
  private record Way(Optional<URI> endpoint, Patience patience) {}

  private final S3Client client;
  private final S3Faults faults;
  private final S3Upload upload;

  private S3Objects(S3Settings settings) {
    this.faults = new S3Faults(settings);
    this.client = connected(settings);
    this.upload = new S3Upload(client, faults);
  }

  private S3Client connected(S3Settings settings) {
    try {
      return S3Clients.of(settings);
    } catch (SdkException e) {
      throw faults.of(new S3Place("-", "-"), e);
    }
  }

  /** The objects that are reached so; nothing is asked yet. */
  public static S3Objects at(S3Settings settings) {
    return OPEN.computeIfAbsent(
        new Way(settings.endpoint(), settings.patience()), way -> new S3Objects(settings));
  }

  /** What an object is now, or nothing if there is none. */
  public Optional<ObjectState> find(S3Place place) {
    try {
      return Optional.of(
          state(client.headObject(head -> head.bucket(place.bucket()).key(place.key()))));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND) {
        return Optional.empty();
      }
      throw faults.of(place, e);
    } catch (SdkException e) {
      throw faults.of(place, e);
    }
  }

  private static ObjectState state(HeadObjectResponse head) {
    return new ObjectState(
        head.contentLength(),
        head.eTag(),
        Optional.ofNullable(head.versionId()),
        Optional.ofNullable(head.metadata().get(SHA256)));
  }

  /**
   * What a master is now.
   *
   * @throws PershotException {@link ErrorCode#MASTER_MISSING} if there is none
   */
  public ObjectState master(S3Place place) {
    return find(place)
        .orElseThrow(
            () ->
                new PershotException(
                    ErrorCode.MASTER_MISSING,
                    "there is no master at " + place + "; check its name"));
  }

  /**
   * A master's bytes, read as they are asked for.
   *
   * @param state which it was when the work began: other bytes fail with {@link
   *     ErrorCode#MASTER_DAMAGED}
   */
  public ByteRanges ranges(S3Place place, ObjectState state) {
    return new S3ByteRanges(client, faults, place, state);
  }

  /**
   * An object's bytes, or nothing if there is none. For small ones.
   *
   * @throws PershotException {@link ErrorCode#STORE_CORRUPT} where Pershot wrote others
   */
  public Optional<byte[]> read(S3Place place) {
    try {
      ResponseBytes<GetObjectResponse> read = client.getObjectAsBytes(get(place));
      byte[] bytes = read.asByteArrayUnsafe();
      requireWritten(place, read.response(), Sha256.of(bytes));
      return Optional.of(bytes);
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw faults.of(place, e);
    }
  }

  /**
   * Copies an object into a file, which is overwritten.
   *
   * @return false if there is no such object
   * @throws PershotException as {@link #read}, and where the disk does not take it
   */
  public boolean download(S3Place place, Path file) {
    try {
      client.getObject(
          get(place),
          (ResponseTransformer<GetObjectResponse, GetObjectResponse>)
              (response, body) -> {
                requireWritten(place, response, Downloads.into(file, body));
                return response;
              });
      return true;
    } catch (NoSuchKeyException e) {
      return false;
    } catch (SdkException e) {
      throw faults.of(place, e);
    }
  }

  private static GetObjectRequest get(S3Place place) {
    return GetObjectRequest.builder().bucket(place.bucket()).key(place.key()).build();
  }

  private static void requireWritten(S3Place place, GetObjectResponse response, String sha256) {
    @Nullable String written = response.metadata().get(SHA256);
    if (written != null && !written.equals(sha256)) {
      throw new PershotException(
          ErrorCode.STORE_CORRUPT, place + " holds other bytes than were put there; remove it");
    }
  }

  /**
   * Puts an object where there is none.
   *
   * @return false if there was one, which stays
   */
  public boolean create(S3Place place, byte[] bytes) {
    return upload.create(place, Content.of(bytes));
  }

  /** Puts a file where there is no object, a large one in parts. */
  public boolean create(S3Place place, Path file) {
    return upload.create(place, content(file));
  }

  /** Puts an object in the place of whatever is there. */
  public void put(S3Place place, byte[] bytes, String contentType) {
    upload.put(place, Content.of(bytes), contentType);
  }

  /** Puts a file in the place of whatever is there, a large one in parts. */
  public void put(S3Place place, Path file, String contentType) {
    upload.put(place, content(file), contentType);
  }

  private static Content content(Path file) {
    try {
      return Content.of(file);
    } catch (IOException e) {
      throw DiskFault.of(file, e);
    }
  }

  /** Removes an object; one that is not there is no failure. */
  public void remove(S3Place place) {
    try {
      client.deleteObject(delete -> delete.bucket(place.bucket()).key(place.key()));
    } catch (SdkException e) {
      throw faults.of(place, e);
    }
  }

  S3Client client() {
    return client;
  }

  S3Faults faults() {
    return faults;
  }
}
