package dev.pershot.app.players;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whether the playback test sees what it claims to see. It takes some minutes and tests nothing but
 * tests, so it runs only when asked for: {@code mvn -pl workers/app -am verify
 * -Dtest=PlaybackSabotage -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class PlaybackSabotage {
  static Stream<Arguments> everyWayInEveryPlayer() {
    return Stream.of(Sabotage.values())
        .flatMap(
            way ->
                Stream.of("hls.js", "shaka-hls", "shaka-dash")
                    .map(player -> Arguments.of(way, player)));
  }

  @ParameterizedTest
  @MethodSource("everyWayInEveryPlayer")
  void play_spoiledLadder_isReportedUnlessThePlayerHealsIt(Sabotage way, String player)
      throws IOException {
    Path chromium = NodeTools.chromium();
    GeneratedLadder spoiled = GeneratedLadder.get().copy("spoiled");
    way.apply(spoiled);

    List<String> faults = Playback.of(spoiled, player, chromium).faults(spoiled);

    System.out.println(way + " " + player + " " + faults);
    assertThat(faults.isEmpty()).as("%s", faults).isEqualTo(way.isHealedBy(player));
  }
}
