package dev.pershot.app.master;

import dev.pershot.model.ByteMeter;
import dev.pershot.model.ByteRanges;

/** Masters whose bytes are counted as they are fetched. */
record CountedMasters(RemoteMasters masters, ByteMeter meter) implements RemoteMasters {
  @Override
  public String version(String uri) {
    return masters.version(uri);
  }

  @Override
  public ByteRanges open(String uri, String version) {
    return new Counted(masters.open(uri, version), meter);
  }

  private record Counted(ByteRanges bytes, ByteMeter meter) implements ByteRanges {
    @Override
    public long length() {
      return bytes.length();
    }

    @Override
    public void read(long offset, byte[] into, int at, int count) {
      bytes.read(offset, into, at, count);
      meter.read(count);
    }

    @Override
    public void close() {
      bytes.close();
    }
  }
}
