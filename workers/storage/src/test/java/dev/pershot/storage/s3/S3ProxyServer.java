package dev.pershot.storage.s3;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;

/**
 * An S3 server in this process, on loopback. While one runs, the SDK's own chain of credentials
 * finds the right ones in the system's properties.
 */
public final class S3ProxyServer implements AutoCloseable {
  public static final String ACCESS_KEY = "AKIAPLANTEDACCESSKEY";
  public static final String SECRET_KEY = "planted/Secret+Key0123456789abcdefghijkl";

  private final S3Proxy proxy;
  private final BlobStore blobs;

  private S3ProxyServer(S3Proxy proxy, BlobStore blobs) {
    this.proxy = proxy;
    this.blobs = blobs;
  }

  /** With its objects in a folder, and the buckets that are named. */
  public static S3ProxyServer start(Path folder, String... buckets) throws Exception {
    return start(false, folder, buckets);
  }

  /**
   * One that takes session tokens. It knows none: it sees that they are signed, and refuses them
   * unless told to pass over what it does not know, which several parts of an object suffer from.
   */
  public static S3ProxyServer withSessions(Path folder, String... buckets) throws Exception {
    return start(true, folder, buckets);
  }

  private static S3ProxyServer start(boolean sessions, Path folder, String... buckets)
      throws Exception {
    Properties settings = new Properties();
    settings.setProperty("jclouds.filesystem.basedir", Files.createDirectories(folder).toString());
    BlobStore blobs = BlobStores.create("filesystem-nio2", settings);
    for (String bucket : buckets) {
      blobs.createContainer(bucket);
    }
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(blobs)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
            .ignoreUnknownHeaders(sessions)
            .build();
    proxy.start();
    useCredentials(ACCESS_KEY, SECRET_KEY);
    return new S3ProxyServer(proxy, blobs);
  }

  /** Leaves credentials where the SDK finds them; the metadata of an instance is not asked. */
  public static void useCredentials(String accessKey, String secretKey) {
    System.setProperty("aws.disableEc2Metadata", "true");
    System.setProperty("aws.accessKeyId", accessKey);
    System.setProperty("aws.secretAccessKey", secretKey);
  }

  public static void forgetCredentials() {
    System.setProperty("aws.disableEc2Metadata", "true");
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + proxy.getPort());
  }

  /** How many uploads in parts to a place were begun and neither completed nor taken back. */
  int openUploads(S3Place place) {
    return Math.toIntExact(
        blobs.listMultipartUploads(place.bucket()).stream()
            .filter(upload -> upload.key().equals(place.key()))
            .count());
  }

  @Override
  public void close() {
    forgetCredentials();
    try {
      proxy.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the server does not stop", e);
    }
    blobs.close();
  }
}
