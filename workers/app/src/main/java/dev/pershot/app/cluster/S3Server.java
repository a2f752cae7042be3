package dev.pershot.app.cluster;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** An S3 server over a folder: versitygw. */
final class S3Server {
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final Cluster cluster;
  private final S3Credentials credentials;

  S3Server(Cluster cluster, S3Credentials credentials) {
    this.cluster = cluster;
    this.credentials = credentials;
  }

  Launch launch(Path program, ClusterFolder folder) {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(List.of("--port", URI.create(cluster.s3Endpoint()).getAuthority()));
    command.addAll(List.of("--region", cluster.region(), "posix"));
    if (!keepsAttributes(folder.buckets())) {
      command.addAll(List.of("--sidecar", folder.bucketAttributes().toString()));
    }
    command.add(folder.buckets().toString());
    Map<String, String> root =
        Map.of(
            "ROOT_ACCESS_KEY",
            credentials.accessKeyId(),
            "ROOT_SECRET_KEY",
            credentials.secretAccessKey());
    return new Launch(
        Cluster.S3, command, root, List.of("VGW_", "ROOT_", "AWS_"), folder.log(Cluster.S3));
  }

  /** Whether the file system keeps attributes of files, which not each one does. */
  private static boolean keepsAttributes(Path folder) {
    @Nullable UserDefinedFileAttributeView attributes =
        Files.getFileAttributeView(folder, UserDefinedFileAttributeView.class);
    if (attributes == null) {
      return false;
    }
    try {
      attributes.write("pershot-tried", ByteBuffer.wrap(new byte[] {1}));
      attributes.delete("pershot-tried");
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether the server lists the bucket, which is made where it is not there. */
  boolean answers() {
    try (S3Client client = client()) {
      try {
        client.createBucket(request -> request.bucket(cluster.bucket()));
      } catch (BucketAlreadyOwnedByYouException e) {
        // From an earlier start.
      }
      client.listObjectsV2(request -> request.bucket(cluster.bucket()).maxKeys(1));
      return true;
    } catch (SdkException e) {
      return false;
    }
  }

  /**
   * The id of the store, which its task queues carry; whoever asks first gives it.
   *
   * @see dev.pershot.app.job.StoreId
   */
  String storeId() {
    String key = URI.create(cluster.store()).getPath().substring(1) + "/store-id";
    try (S3Client client = client()) {
      try {
        client.putObject(
            request -> request.bucket(cluster.bucket()).key(key).ifNoneMatch("*"),
            RequestBody.fromString(UUID.randomUUID().toString()));
      } catch (S3Exception e) {
        if (e.statusCode() != 412) {
          throw e;
        }
      }
      return client
          .getObjectAsBytes(request -> request.bucket(cluster.bucket()).key(key))
          .asString(StandardCharsets.US_ASCII);
    } catch (SdkException e) {
      throw new PershotException(
          ErrorCode.CLUSTER_FAILED,
          "the S3 server at " + cluster.s3Endpoint() + " does not keep objects: " + e.getMessage(),
          e);
    }
  }

  private S3Client client() {
    return S3Client.builder()
        .endpointOverride(URI.create(cluster.s3Endpoint()))
        .region(Region.of(cluster.region()))
        .forcePathStyle(true)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(
                    credentials.accessKeyId(), credentials.secretAccessKey())))
        .httpClientBuilder(
            Apache5HttpClient.builder().connectionTimeout(ANSWER).socketTimeout(ANSWER))
        .build();
  }
}
