package dev.pershot.app.cluster;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.Json;
import dev.pershot.model.PershotException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The files of a cluster. */
public final class ClusterFolder {
  private static final Set<PosixFilePermission> OURS_ALONE =
      PosixFilePermissions.fromString("rw-------");

  private final Path folder;

  private ClusterFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  public static ClusterFolder at(Path folder) {
    return new ClusterFolder(folder);
  }

  /**
   * The cluster that is kept there, running or not.
   *
   * @throws PershotException {@link ErrorCode#CLUSTER_FAILED} where the description is damaged
   */
  public Optional<Cluster> read() {
    Path file = folder.resolve("cluster.json");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    byte[] json = attempt(() -> Files.readAllBytes(file));
    return Optional.of(
        Json.read(json, Cluster.class, Cluster.SCHEMA, ErrorCode.CLUSTER_FAILED, file.toString()));
  }

  /** Describes the cluster as it now is: {@code cluster.json} and {@code workers.pids}. */
  void write(Cluster cluster) {
    replace("cluster.json", Json.indented(cluster), false);
    String pids =
        cluster.workers().stream().map(worker -> worker.pid() + "\n").collect(Collectors.joining());
    replace("workers.pids", pids.getBytes(StandardCharsets.US_ASCII), false);
  }

  /**
   * The credentials for the cluster's S3 server, in the form of AWS's shared credentials file.
   *
   * @throws PershotException {@link ErrorCode#CLUSTER_FAILED} where there are none
   */
  public S3Credentials credentials() {
    return readCredentials()
        .orElseThrow(
            () ->
                new PershotException(
                    ErrorCode.CLUSTER_FAILED,
                    "no credentials in " + credentialsFile() + "; start the cluster first"));
  }

  /** Those that are there, else new ones, in a file that only we can read. */
  S3Credentials keptCredentials() {
    Optional<S3Credentials> kept = readCredentials();
    if (kept.isPresent()) {
      return kept.get();
    }
    S3Credentials made = S3Credentials.random();
    String text =
        "[default]\naws_access_key_id = %s\naws_secret_access_key = %s\n"
            .formatted(made.accessKeyId(), made.secretAccessKey());
    replace("credentials", text.getBytes(StandardCharsets.US_ASCII), true);
    return made;
  }

  private Optional<S3Credentials> readCredentials() {
    if (!Files.exists(credentialsFile())) {
      return Optional.empty();
    }
    var values =
        attempt(() -> Files.readAllLines(credentialsFile())).stream()
            .map(line -> line.split("\\s*=\\s*", 2))
            .filter(pair -> pair.length == 2)
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    return Optional.of(
        new S3Credentials(
            values.getOrDefault("aws_access_key_id", ""),
            values.getOrDefault("aws_secret_access_key", "")));
  }

  private Path credentialsFile() {
    return folder.resolve("credentials");
  }

  Path temporalDatabase() {
    return create("temporal").resolve("temporal.db");
  }

  Path buckets() {
    return create("s3/buckets");
  }

  /** What the S3 server knows of objects, where the file system cannot keep it with them. */
  Path bucketAttributes() {
    return create("s3/attributes");
  }

  Path log(String process) {
    return create("logs").resolve(process + ".log");
  }

  /**
   * Runs what only one process may do at a time.
   *
   * @throws PershotException {@link ErrorCode#CLUSTER_FAILED} while another one does
   */
  <T> T alone(Supplier<T> work) {
    Path lock = create("").resolve("lock");
    return attempt(
        () -> {
          try (FileChannel channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (channel.tryLock() == null) {
              throw new PershotException(
                  ErrorCode.CLUSTER_FAILED,
                  "another dev-cluster command is at work in " + folder + "; wait until it ends");
            }
            return work.get();
          }
        });
  }

  private Path create(String name) {
    return attempt(() -> Files.createDirectories(folder.resolve(name)));
  }

  private void replace(String name, byte[] bytes, boolean secret) {
    Path file = create("").resolve(name);
    Path next = folder.resolve(name + ".new");
    attempt(
        () -> {
          Files.deleteIfExists(next);
          if (secret) {
            Files.createFile(next, PosixFilePermissions.asFileAttribute(OURS_ALONE));
          }
          Files.write(next, bytes);
          return Files.move(
              next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        });
  }

  private interface FileWork<T> {
    T run() throws IOException;
  }

  private <T> T attempt(FileWork<T> work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw new PershotException(
          ErrorCode.CLUSTER_FAILED, "cannot use the folder " + folder + ": " + e, e);
    }
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
