package dev.pershot.manifest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A ladder as it lies in the output, before its manifests: what players may combine, which is every
 * rung with the one sound.
 *
 * <p>Rungs share timescale, init file name and segment boundaries exactly. The sound has the same
 * number of segments, and its boundaries lie within {@value #AUDIO_FRAMES_SAMPLES} samples of the
 * pictures' (two AAC frames), so that both last equally long (Apple's HLS authoring rules 8.3, 8.7
 * and 8.22).
 *
 * @param video the rungs, lowest rate first
 */
public record PackagedLadder(List<VideoTrack> video, Optional<AudioTrack> audio) {
  static final int AUDIO_FRAMES_SAMPLES = 2048;

  public PackagedLadder {
    video = List.copyOf(video);
    if (video.isEmpty()) {
      throw new IllegalArgumentException("a ladder has at least one rung");
    }
    checkNames(Stream.concat(video.stream().map(VideoTrack::track), sound(audio)).toList());
    Track first = video.get(0).track();
    if (first.startTicks() != 0) {
      throw new IllegalArgumentException(
          first.folder() + " should start at tick 0, not " + first.startTicks());
    }
    video.forEach(rung -> checkAligned(first, rung.track()));
    audio.ifPresent(sound -> checkAudio(first, sound));
  }

  /** Every track, the sound last. */
  List<Track> tracks() {
    List<Track> tracks = new ArrayList<>(video.stream().map(VideoTrack::track).toList());
    tracks.addAll(sound(audio).toList());
    return tracks;
  }

  private static Stream<Track> sound(Optional<AudioTrack> audio) {
    return audio.map(AudioTrack::track).stream();
  }

  private static void checkNames(List<Track> tracks) {
    Set<String> names = new HashSet<>();
    for (Track track : tracks) {
      String name = track.name();
      if (name.equals("main") || name.endsWith("-iframes") || !names.add(name)) {
        throw new IllegalArgumentException(
            "each track has its own name, neither 'main' nor ending in '-iframes': " + name);
      }
    }
  }

  private static void checkAligned(Track first, Track other) {
    if (other.timescale() != first.timescale() || !other.initFile().equals(first.initFile())) {
      throw new IllegalArgumentException(
          "rungs share timescale and init file: "
              + other.folder()
              + " has "
              + other.timescale()
              + " and "
              + other.initFile());
    }
    checkCount(first, other);
    for (int i = 0; i < first.segments().size(); i++) {
      Segment wanted = first.segments().get(i);
      Segment found = other.segments().get(i);
      if (found.startTicks() != wanted.startTicks() || found.endTicks() != wanted.endTicks()) {
        throw new IllegalArgumentException(
            "rungs share segment boundaries: "
                + other.folder()
                + "/"
                + found.file()
                + " should span ticks "
                + wanted.startTicks()
                + " to "
                + wanted.endTicks()
                + ", not "
                + found.startTicks()
                + " to "
                + found.endTicks());
      }
    }
  }

  private static void checkAudio(Track video, AudioTrack audio) {
    Track track = audio.track();
    checkCount(video, track);
    checkNear(audio, "the start", track.micros(track.startTicks()), 0);
    for (int i = 0; i < video.segments().size(); i++) {
      Segment segment = track.segments().get(i);
      long wanted = video.micros(video.segments().get(i).endTicks());
      checkNear(audio, "the end of " + segment.file(), track.micros(segment.endTicks()), wanted);
    }
  }

  private static void checkNear(AudioTrack audio, String boundary, long micros, long wanted) {
    long allowed = 1_000_000L * AUDIO_FRAMES_SAMPLES / audio.sampleRate();
    if (Math.abs(micros - wanted) > allowed) {
      throw new IllegalArgumentException(
          "sound and pictures share segment boundaries: "
              + boundary
              + " in "
              + audio.track().folder()
              + " should be at "
              + Seconds.fixed(wanted)
              + " s, give or take two frames of sound, not at "
              + Seconds.fixed(micros)
              + " s");
    }
  }

  private static void checkCount(Track first, Track other) {
    if (other.segments().size() != first.segments().size()) {
      throw new IllegalArgumentException(
          "tracks share the number of segments: "
              + other.folder()
              + " has "
              + other.segments().size()
              + " of "
              + first.segments().size());
    }
  }
}
