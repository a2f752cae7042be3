package dev.pershot.app.spot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is read of instance metadata. */
final class SpotNoticeTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @Test
  void interruption_asInTheGuide_endsAtItsTime() {
    SpotNotice notice =
        SpotNotice.interruption("{\"action\":\"stop\",\"time\":\"2026-11-22T10:01:30Z\"}", NOW);
    assertThat(notice.at()).isEqualTo(NOW.plusSeconds(90));
    assertThat(notice.kind()).isEqualTo(SpotNotice.Kind.INTERRUPTION);
  }

  @Test
  void interruption_unreadable_countsWithTwoMinutes() {
    assertThat(SpotNotice.interruption("<html>", NOW).at())
        .isEqualTo(NOW.plus(Duration.ofMinutes(2)));
    assertThat(SpotNotice.interruption("{\"time\":\"soon\"}", NOW).at())
        .isEqualTo(NOW.plus(Duration.ofMinutes(2)));
  }

  @Test
  void read_tokenAsked_findsWhatIsThereAndMissesWhatIsNot() throws Exception {
    try (MetadataServer server = MetadataServer.start()) {
      InstanceMetadata metadata = new InstanceMetadata(URI.create(server.endpoint()));
      assertThat(metadata.read("instance-id")).contains("i-1234");
      assertThat(metadata.read("spot/instance-action")).isEmpty();
      server.put("spot/instance-action", "{}");
      assertThat(metadata.read("spot/instance-action")).contains("{}");
    }
  }
}
