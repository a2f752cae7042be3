package dev.pershot.app.players;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaybackTest {
  @ParameterizedTest
  @ValueSource(strings = {"hls.js", "shaka-hls", "shaka-dash"})
  void play_throughASwitchUpAndDown_showsEveryFrameAtItsTime(String player) {
    Path chromium = NodeTools.chromium();
    GeneratedLadder ladder = GeneratedLadder.get();

    Playback playback = Playback.of(ladder, player, chromium);

    assertThat(playback.faults(ladder)).as("%s", playback).isEmpty();
  }
}
