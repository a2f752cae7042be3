package dev.pershot.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pershot.model.ByteRanges;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3ByteRangesTest {
  private static final Patience SHORT =
      new Patience(
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          12,
          Duration.ofMillis(5),
          Duration.ofMillis(50));

  @TempDir static Path served;
  private static S3ProxyServer server;
  private static final byte[] MASTER = noise(1);

  @BeforeAll
  static void startServer() throws Exception {
    server = S3ProxyServer.start(served, "masters");
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.close();
  }

  private static byte[] noise(long seed) {
    byte[] bytes = new byte[300_000];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static S3Objects objects(URI endpoint) {
    return S3Objects.at(new S3Settings(Optional.of(endpoint), Path.of("scratch"), 1L << 20, SHORT));
  }

  private static S3Place put(String name) {
    S3Place place = new S3Place("masters", name);
    objects(server.endpoint()).put(place, MASTER, "video/mp4");
    return place;
  }

  @Test
  void read_range_isThoseBytes() {
    S3Place place = put("Reel 1 + ü.mov");
    S3Objects objects = objects(server.endpoint());
    ObjectState state = objects.master(place);
    assertThat(state.bytes()).isEqualTo(MASTER.length);

    try (ByteRanges ranges = objects.ranges(place, state)) {
      byte[] into = new byte[1_000];
      ranges.read(123_456, into, 10, 900);
      assertThat(Arrays.copyOfRange(into, 10, 910))
          .isEqualTo(Arrays.copyOfRange(MASTER, 123_456, 124_356));
      assertThat(into[9]).isZero();
      assertThat(into[910]).isZero();

      ranges.read(MASTER.length - 1, into, 0, 1);
      assertThat(into[0]).isEqualTo(MASTER[MASTER.length - 1]);
      ranges.read(MASTER.length, into, 0, 0);
      assertThatThrownBy(() -> ranges.read(MASTER.length, into, 0, 1))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void read_whileAFifthOfTheCallsFail_isStillThoseBytes() throws Exception {
    S3Place place = put("faulty.mov");
    try (FaultyProxy proxy =
        FaultyProxy.start(server.endpoint(), FaultyProxy.share(0.2, 1), Duration.ofMillis(100))) {
      S3Objects objects = objects(proxy.endpoint());
      ByteRanges ranges = objects.ranges(place, objects.master(place));
      byte[] all = new byte[MASTER.length];
      for (int at = 0; at < all.length; at += 10_000) {
        ranges.read(at, all, at, 10_000);
      }
      assertThat(all).isEqualTo(MASTER);
      assertThat(proxy.calls()).isGreaterThan(31);
    }
  }

  @Test
  void read_masterThatChanged_isAnInputErrorThatNamesIt() {
    S3Place place = put("changed.mov");
    S3Objects objects = objects(server.endpoint());
    ByteRanges ranges = objects.ranges(place, objects.master(place));
    byte[] into = new byte[100];
    ranges.read(0, into, 0, 100);
    objects.put(place, noise(2), "video/mp4");

    assertThatThrownBy(() -> ranges.read(0, into, 0, 100))
        .isInstanceOfSatisfying(
            PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MASTER_DAMAGED))
        .hasMessage("the master s3://masters/changed.mov changed while it was in use");
  }

  @Test
  void read_masterThatWasRemoved_saysSo() {
    S3Place place = put("removed.mov");
    S3Objects objects = objects(server.endpoint());
    ByteRanges ranges = objects.ranges(place, objects.master(place));
    objects.remove(place);

    assertThatThrownBy(() -> ranges.read(0, new byte[1], 0, 1))
        .isInstanceOfSatisfying(
            PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MASTER_MISSING));
    assertThatThrownBy(() -> objects.master(place))
        .isInstanceOfSatisfying(
            PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MASTER_MISSING));
  }
}
