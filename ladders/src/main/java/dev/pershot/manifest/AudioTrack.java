package dev.pershot.manifest;

/**
 * The title's sound, one for all rungs.
 *
 * @param sampleRate samples a second
 * @param language as the master names it: ISO 639 or BCP 47, {@code und} where it does not
 */
public record AudioTrack(Track track, int sampleRate, int channels, String language) {
  public AudioTrack {
    if (sampleRate <= 0 || channels <= 0) {
      throw new IllegalArgumentException(
          track.folder() + " has channels and samples, not " + channels + " at " + sampleRate);
    }
  }
}
