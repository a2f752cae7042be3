package dev.pershot.model;

/** CPU seconds of one thread, by stage; each is measured around the native calls of that stage. */
public record CpuSeconds(double decode, double scale, double encode, double score) {
  public static final CpuSeconds ZERO = new CpuSeconds(0, 0, 0, 0);

  public CpuSeconds plus(CpuSeconds other) {
    return new CpuSeconds(
        decode + other.decode, scale + other.scale, encode + other.encode, score + other.score);
  }

  public CpuSeconds minus(CpuSeconds other) {
    return plus(other.times(-1));
  }

  public CpuSeconds times(double factor) {
    return new CpuSeconds(factor * decode, factor * scale, factor * encode, factor * score);
  }

  public double total() {
    return decode + scale + encode + score;
  }
}
