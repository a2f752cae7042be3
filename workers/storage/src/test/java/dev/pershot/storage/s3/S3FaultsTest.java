package dev.pershot.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.storage.ArtifactKey;
import dev.pershot.storage.ArtifactStore;
import dev.pershot.storage.StoreLocation;
import dev.pershot.storage.Stores;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user reads when a store in S3 cannot be used; never a word of the credentials. */
class S3FaultsTest {
  private static final Patience IMPATIENT =
      new Patience(
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          2,
          Duration.ofMillis(1),
          Duration.ofMillis(2));
  private static final String TOKEN = "PlantedSessionToken0123456789";

  @TempDir Path folder;

  @BeforeEach
  void plantCredentials() {
    S3ProxyServer.useCredentials(S3ProxyServer.ACCESS_KEY, S3ProxyServer.SECRET_KEY);
  }

  @AfterEach
  void forgetCredentials() {
    System.clearProperty("aws.sessionToken");
    S3ProxyServer.forgetCredentials();
  }

  private PershotException failure(String bucket, URI endpoint) {
    S3Settings settings = new S3Settings(Optional.of(endpoint), folder, 1L << 20, IMPATIENT);
    PershotException failure =
        catchThrowableOfType(
            PershotException.class,
            () -> Stores.open(new StoreLocation.Bucket(bucket, "store"), settings));
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString())
        .doesNotContain("PLANTED")
        .doesNotContain("lanted/Secret")
        .doesNotContain(TOKEN)
        .doesNotContain("X-Amz-")
        .doesNotContain("Signature=");
    assertThat(failure.getMessage()).doesNotContain("\n");
    return failure;
  }

  @Test
  void open_noSuchBucket_saysSo() throws Exception {
    try (S3ProxyServer server = S3ProxyServer.start(folder.resolve("served"))) {
      PershotException e = failure("nowhere", server.endpoint());

      assertThat(e.code()).isEqualTo(ErrorCode.STORE_MISSING);
      assertThat(e).hasMessageContaining("there is no bucket 'nowhere' at " + server.endpoint());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "AKIAPLANTEDOTHERKEY0, planted/Secret+Key0123456789abcdefghijkl, InvalidAccessKeyId",
    "AKIAPLANTEDACCESSKEY, planted/Secret+wrong, SignatureDoesNotMatch"
  })
  void open_wrongCredentials_saysSo(String key, String secret, String code) throws Exception {
    try (S3ProxyServer server = S3ProxyServer.start(folder.resolve("served"), "films")) {
      S3ProxyServer.useCredentials(key, secret);

      PershotException e = failure("films", server.endpoint());

      assertThat(e.code()).isEqualTo(ErrorCode.STORE_DENIED);
      assertThat(e)
          .hasMessageContaining("does not accept the credentials")
          .hasMessageContaining(code);
    }
  }

  @Test
  void open_noCredentials_saysWhereTheyMayCome() throws Exception {
    try (S3ProxyServer server = S3ProxyServer.start(folder.resolve("served"), "films")) {
      S3ProxyServer.forgetCredentials();

      PershotException e = failure("films", server.endpoint());

      assertThat(e.code()).isEqualTo(ErrorCode.STORE_DENIED);
      assertThat(e).hasMessageContaining("no credentials").hasMessageContaining("AWS_PROFILE");
    }
  }

  @Test
  void open_nothingListens_namesTheEndpoint() {
    PershotException e = failure("films", URI.create("http://127.0.0.1:1"));

    assertThat(e.code()).isEqualTo(ErrorCode.STORE_UNREACHABLE);
    assertThat(e).hasMessageContaining("no answer from http://127.0.0.1:1");
  }

  @Test
  void open_noSuchHost_namesTheEndpoint() {
    PershotException e = failure("films", URI.create("http://nowhere.invalid"));

    assertThat(e.code()).isEqualTo(ErrorCode.STORE_UNREACHABLE);
    assertThat(e).hasMessageContaining("cannot find http://nowhere.invalid");
  }

  /** The answers are those of S3's documentation; the servers at hand give few of them. */
  @ParameterizedTest
  @CsvSource({
    "403, AccessDenied, STORE_DENIED, access to s3://films/store/probe was denied",
    "400, ExpiredToken, STORE_DENIED, have expired",
    "403, RequestTimeTooSkewed, STORE_DENIED, clock",
    "400, InvalidToken, STORE_DENIED, does not accept the credentials",
    "301, PermanentRedirect, STORE_MISSING, is in the region eu-north-1",
    "400, AuthorizationHeaderMalformed, STORE_MISSING, is in the region eu-north-1",
    "503, SlowDown, STORE_UNREACHABLE, does not keep up",
    "500, InternalError, STORE_UNREACHABLE, does not keep up",
    "507, InsufficientStorage, STORE_FULL, has no room left",
    "501, NotImplemented, STORE_UNWRITABLE, refused s3://films/store/probe"
  })
  void open_serverRefuses_saysWhy(int status, String code, ErrorCode expected, String message)
      throws Exception {
    System.setProperty("aws.sessionToken", TOKEN);
    // Some servers quote what they were given.
    String xml =
        "<Error><Code>%s</Code><Message>%s %s</Message></Error>"
            .formatted(code, S3ProxyServer.ACCESS_KEY, TOKEN);
    HttpServer server = answering(status, xml);
    try {
      PershotException e =
          failure("films", URI.create("http://127.0.0.1:" + server.getAddress().getPort()));

      assertThat(e.code()).isEqualTo(expected);
      assertThat(e).hasMessageContaining(message).hasMessageContaining(status + " " + code);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void open_serverThatIgnoresConditions_isRefused() throws Exception {
    HttpServer server = answering(200, "");
    try {
      PershotException e =
          failure("films", URI.create("http://127.0.0.1:" + server.getAddress().getPort()));

      assertThat(e.code()).isEqualTo(ErrorCode.STORE_UNWRITABLE);
      assertThat(e).hasMessageContaining("overwrites objects in spite of If-None-Match");
    } finally {
      server.stop(0);
    }
  }

  private static HttpServer answering(int status, String body) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("x-amz-bucket-region", "eu-north-1");
            exchange.getResponseHeaders().set("ETag", "\"any\"");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    server.start();
    return server;
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://127.0.0.1",
    "127.0.0.1:9000",
    "http://user:planted/Secret@127.0.0.1",
    "http://127.0.0.1/bucket",
    "http://127.0.0.1?X-Amz-Signature=PLANTED"
  })
  void endpoint_moreThanAServer_isRefusedWithoutQuotingIt(String text) {
    PershotException e =
        catchThrowableOfType(PershotException.class, () -> S3Settings.endpoint(text));

    assertThat(e.code()).isEqualTo(ErrorCode.USAGE);
    assertThat(e.getMessage()).doesNotContain("lanted").doesNotContain("PLANTED");
  }

  /** As a store does whose objects are removed as soon as they are made, or that lags behind. */
  @Test
  void commit_serverSaysThereIsAnObjectAndThereIsNone_givesUp() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            boolean isPut = exchange.getRequestMethod().equals("PUT");
            byte[] answer =
                ("<Error><Code>" + (isPut ? "PreconditionFailed" : "NoSuchKey") + "</Code></Error>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/xml");
            boolean isHead = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(isPut ? 412 : 404, isHead ? -1 : answer.length);
            if (!isHead) {
              exchange.getResponseBody().write(answer);
            }
          }
        });
    server.start();
    try {
      URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
      ArtifactStore store =
          Stores.open(
              new StoreLocation.Bucket("films", "store"),
              new S3Settings(Optional.of(endpoint), folder, 1L << 20, IMPATIENT));
      ArtifactKey key = new ArtifactKey("trials/a.json");
      Path file = Files.write(store.scratch().resolve("a"), new byte[10]);

      for (Runnable commit :
          List.<Runnable>of(
              () -> store.commit(key, new byte[10]), () -> store.commitFile(key, file))) {
        PershotException e = catchThrowableOfType(PershotException.class, commit::run);
        assertThat(e.code()).isEqualTo(ErrorCode.STORE_CORRUPT);
        assertThat(e)
            .hasMessageContaining("s3://films/store/trials/a.json is there and that it is not");
      }
      assertThat(file).doesNotExist();
    } finally {
      server.stop(0);
    }
  }
}
