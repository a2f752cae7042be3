package dev.pershot.manifest;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The playlist of all variants: every rung with the one sound. */
final class HlsMultivariantPlaylist {
  /** As RFC 8216 describes it; EXT-X-MAP for media segments came with 6. */
  static final int VERSION = 7;

  private static final String AUDIO_GROUP = "audio";

  private final PackagedLadder ladder;
  private final int targetSeconds;
  private final StringBuilder text = new StringBuilder();

  private HlsMultivariantPlaylist(PackagedLadder ladder, int targetSeconds) {
    this.ladder = ladder;
    this.targetSeconds = targetSeconds;
  }

  static String of(PackagedLadder ladder, int targetSeconds) {
    return new HlsMultivariantPlaylist(ladder, targetSeconds).write();
  }

  private String write() {
    text.append("#EXTM3U\n#EXT-X-VERSION:").append(VERSION).append('\n');
    text.append("#EXT-X-INDEPENDENT-SEGMENTS\n");
    ladder.audio().ifPresent(this::media);
    ladder.video().stream().map(this::variant).forEach(this::streamInf);
    HlsPlaylists.trickPlay(ladder).forEach(this::iFrameStreamInf);
    return text.toString();
  }

  /** A rung with what it takes to play it. */
  private record Variant(VideoTrack rung, BitRates rates) {}

  private Variant variant(VideoTrack rung) {
    BitRates rates = BitRates.ofSegments(rung.track(), targetSeconds);
    return new Variant(
        rung,
        ladder
            .audio()
            .map(sound -> rates.plus(BitRates.ofSegments(sound.track(), targetSeconds)))
            .orElse(rates));
  }

  private void media(AudioTrack sound) {
    LanguageTag language = LanguageTag.of(sound.language());
    text.append("#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"").append(AUDIO_GROUP);
    text.append("\",NAME=\"").append(language.displayName());
    text.append("\",LANGUAGE=\"").append(language.tag());
    text.append("\",DEFAULT=YES,AUTOSELECT=YES,CHANNELS=\"").append(sound.channels());
    text.append("\",URI=\"").append(HlsPlaylists.mediaFile(sound.track())).append("\"\n");
  }

  private void streamInf(Variant variant) {
    VideoTrack rung = variant.rung();
    String codecs =
        ladder
            .audio()
            .map(sound -> rung.track().codecs() + "," + sound.track().codecs())
            .orElse(rung.track().codecs());
    text.append("#EXT-X-STREAM-INF:");
    common(rung, variant.rates(), codecs);
    text.append(",FRAME-RATE=").append(frameRate(rung));
    ladder.audio().ifPresent(s -> text.append(",AUDIO=\"").append(AUDIO_GROUP).append('"'));
    text.append(",CLOSED-CAPTIONS=NONE\n");
    text.append(HlsPlaylists.mediaFile(rung.track())).append('\n');
  }

  private void iFrameStreamInf(VideoTrack rung) {
    text.append("#EXT-X-I-FRAME-STREAM-INF:");
    common(rung, BitRates.ofIFrames(rung.track(), targetSeconds), rung.track().codecs());
    text.append(",URI=\"").append(HlsPlaylists.iFramesFile(rung.track())).append("\"\n");
  }

  private void common(VideoTrack rung, BitRates rates, String codecs) {
    text.append("BANDWIDTH=").append(rates.peak());
    text.append(",AVERAGE-BANDWIDTH=").append(rates.average());
    text.append(",CODECS=\"").append(codecs);
    text.append("\",RESOLUTION=").append(rung.resolution());
    text.append(",VIDEO-RANGE=SDR");
  }

  /** Three decimals (RFC 8216, section 4.3.4.2). */
  private static String frameRate(VideoTrack rung) {
    return BigDecimal.valueOf(rung.frameRate().numerator())
        .divide(BigDecimal.valueOf(rung.frameRate().denominator()), 3, RoundingMode.HALF_UP)
        .toPlainString();
  }
}
