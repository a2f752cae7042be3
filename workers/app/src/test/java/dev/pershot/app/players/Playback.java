package dev.pershot.app.players;

import dev.pershot.ladder.Ladder;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.Json;
import dev.pershot.model.Resolution;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What {@code play.mjs} saw. Times are seconds of the film.
 *
 * @param console complaints on the browser's console
 * @param fatal what made the player give up
 * @param errors everything else that the player calls an error, also where it went on
 * @param warnings for people to read; they do not count
 * @param realSeconds from the first picture that moved to the end
 * @param seeks where the player jumped to
 * @param sizes of the pictures on the screen, with the time of the first of that size
 * @param buffered ranges in the element and, at its end, in each source buffer
 */
record Playback(
    String player,
    String version,
    String browser,
    List<String> failedRequests,
    List<String> console,
    List<Resolution> rungs,
    List<String> fatal,
    List<String> errors,
    List<String> warnings,
    double totalSeconds,
    boolean ended,
    double currentTime,
    double duration,
    double realSeconds,
    List<Rate> rates,
    List<Stall> stalls,
    List<Double> seeks,
    List<Size> sizes,
    Frames frames,
    Pictures pictures,
    Map<String, List<List<Double>>> buffered) {
  /** Twice as fast shows nearly every frame on a screen of 60 Hz. */
  private static final int RATE = 2;

  /** Far less than a frame or an AAC frame; browsers count in microseconds. */
  private static final double EXACT = 0.002;

  private static final double IN_STEP = 0.050;

  record Rate(double at, double rate) {}

  record Stall(double at, String why, List<List<Double>> buffered) {}

  /**
   * hls.js says so, as an error that is not fatal, when a switch puts another rung's segment in the
   * place of one that was buffered: nothing grows then, and nothing is wrong.
   */
  private static final String REPLACED = "bufferAppendNoProgress";

  /** Players cut at the title's end an AAC frame that reaches beyond it: Shaka drops it whole. */
  private static final double AUDIO_FRAME = 1024.0 / 48_000 + 0.001;

  record Size(double at, Resolution size) {}

  record Frames(int decoded, int dropped) {}

  /** Of the pictures that came to the screen, and of those whose number was read. */
  record Pictures(int shown, int read, List<WrongPicture> wrong) {}

  /** A picture's number, or -1 where it could not be read. */
  record WrongPicture(int wanted, int found) {}

  /** Plays a ladder of {@link CodedFilm} to its end. */
  static Playback of(GeneratedLadder ladder, String player, Path chromium) {
    NodeTools tools = NodeTools.installed();
    List<String> arguments =
        List.of(
            "--folder=" + ladder.folder(),
            "--player=" + player,
            "--rate=" + RATE,
            "--limit=60",
            "--cells=" + CodedFilm.CELLS,
            "--fps=" + CodedFilm.FRAMES_PER_SECOND,
            "--chromium=" + chromium);
    Path log = ladder.folder().resolveSibling("play-" + player + ".json");
    String json = tools.script("play.mjs", arguments, log).run(Duration.ofSeconds(100));
    return Json.read(
        json.getBytes(StandardCharsets.UTF_8), Playback.class, ErrorCode.INTERNAL, log.toString());
  }

  /** Everything that was not as it should be, in sentences. */
  List<String> faults(GeneratedLadder ladder) {
    List<String> faults = new ArrayList<>();
    fatal.forEach(text -> faults.add("gave up: " + text));
    errors.stream()
        .filter(text -> !text.contains(REPLACED))
        .forEach(text -> faults.add("error: " + text));
    failedRequests.forEach(text -> faults.add("request failed: " + text));
    console.forEach(text -> faults.add("console: " + text));
    stalls.forEach(stall -> faults.add("stalled: " + stall));
    seeks.forEach(to -> faults.add("jumped to " + to));
    if (!ended) {
      faults.add("did not come to the end, but to " + currentTime);
    }
    addPictureFaults(ladder, faults);
    addTimeFaults(ladder, faults);
    return faults;
  }

  private void addPictureFaults(GeneratedLadder ladder, List<String> faults) {
    int wanted = ladder.ladder().frames();
    if (frames.decoded() != wanted) {
      faults.add("decoded " + frames.decoded() + " frames of " + wanted);
    }
    if (!pictures.wrong().isEmpty()) {
      faults.add(pictures.wrong().size() + " pictures at a wrong time: " + pictures.wrong());
    }
    if (pictures.read() < wanted / 4) {
      faults.add("only " + pictures.read() + " of " + wanted + " pictures were looked at");
    }
    List<Resolution> offered =
        ladder.ladder().rungs().stream().map(Ladder.Rung::resolution).toList();
    if (!rungs.equals(offered)) {
      faults.add("found rungs " + rungs + " instead of " + offered);
    }
    List<Resolution> seen = sizes.stream().map(Size::size).toList();
    List<Resolution> switches = List.of(ladder.lowest(), ladder.highest(), ladder.lowest());
    if (!seen.equals(switches)) {
      faults.add("showed " + sizes + " instead of " + switches);
    }
  }

  private void addTimeFaults(GeneratedLadder ladder, List<String> faults) {
    double halfFrame = ladder.ladder().frameRate().seconds(1) / 2;
    if (!(Math.abs(duration - ladder.seconds()) <= halfFrame)) {
      faults.add("lasts " + duration + " instead of " + ladder.seconds());
    }
    double video = requireWhole("video", ladder.seconds(), EXACT, faults);
    double audio = requireWhole("audio", ladder.audioSeconds(), AUDIO_FRAME, faults);
    double longer = Math.max(ladder.seconds(), ladder.audioSeconds());
    requireWhole("element", longer, AUDIO_FRAME, faults);
    if (!(Math.abs(audio - video) <= IN_STEP)) {
      faults.add("video ends at " + video + " and audio at " + audio);
    }
  }

  /** One range from 0 to the end. Gives where it ends. */
  private double requireWhole(String kind, double end, double tolerance, List<String> faults) {
    List<List<Double>> ranges = buffered.getOrDefault(kind, List.of());
    boolean whole =
        ranges.size() == 1
            && Math.abs(ranges.get(0).get(0)) <= EXACT
            && Math.abs(ranges.get(0).get(1) - end) <= tolerance;
    if (!whole) {
      faults.add("buffered of " + kind + " " + ranges + " instead of 0 to " + end);
    }
    return ranges.isEmpty() ? Double.NaN : ranges.get(ranges.size() - 1).get(1);
  }
}
