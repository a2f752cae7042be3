package dev.pershot.media.trial;

import dev.pershot.media.cpu.CpuMeter;
import dev.pershot.model.CodedFrame;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.model.Trial;
import dev.pershot.model.TrialSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An encode of a shot that lies on disk, whole: what is left to do is to score it. */
final class CodedShot implements AutoCloseable {
  private final TrialSpec spec;
  private final byte[] parameterSets;
  private final List<CodedFrame> coded;
  private final StreamFile stream;
  private final String sha256;
  private final CpuMeter cpu;

  /**
   * An encode.
   *
   * @param coded its frames in decoding order, as they lie behind the parameter sets
   * @param sha256 of the stream's bytes
   * @param cpu what it took so far
   */
  CodedShot(
      TrialSpec spec,
      byte[] parameterSets,
      List<CodedFrame> coded,
      StreamFile stream,
      String sha256,
      CpuMeter cpu) {
    this.spec = spec;
    this.parameterSets = parameterSets.clone();
    this.coded = List.copyOf(coded);
    this.stream = stream;
    this.sha256 = sha256;
    this.cpu = cpu;
  }

  /**
   * A copy of an encode that was made before, to be scored in another way.
   *
   * @param spec the same encode's, but for the frames that are scored
   * @throws PershotException {@link ErrorCode#STORE_CORRUPT} where the file has other bytes than
   *     were encoded
   */
  static CodedShot copy(EncodedShot made, TrialSpec spec, Path scratch) {
    Trial trial = made.trial();
    if (!trial.spec().scoring(spec.scored()).equals(spec)) {
      throw new IllegalArgumentException(trial.spec() + " is not the encode of " + spec);
    }
    try (InputStream in = Files.newInputStream(made.stream())) {
      long front = Math.max(0, Files.size(made.stream()) - trial.bytes());
      byte[] parameterSets = in.readNBytes((int) front);
      StreamFile stream = StreamFile.create(scratch, parameterSets);
      String sha256 = copied(in, stream);
      if (!sha256.equals(trial.streamSha256())) {
        stream.close();
        throw new PershotException(
            ErrorCode.STORE_CORRUPT,
            made.stream() + " has lost what was encoded; remove it from the store");
      }
      return new CodedShot(
          spec, parameterSets, trial.codedFrames(), stream, sha256, new CpuMeter());
    } catch (IOException e) {
      throw CodedFrameReader.unreadable(made.stream(), e);
    }
  }

  private static String copied(InputStream in, StreamFile stream) {
    try {
      stream.append(in);
      return stream.finish();
    } catch (RuntimeException e) {
      stream.close();
      throw e;
    }
  }

  TrialSpec spec() {
    return spec;
  }

  byte[] parameterSets() {
    return parameterSets.clone();
  }

  /** The frames in decoding order. */
  List<CodedFrame> coded() {
    return coded;
  }

  long bytes() {
    return coded.stream().mapToLong(CodedFrame::bytes).sum();
  }

  String sha256() {
    return sha256;
  }

  StreamFile stream() {
    return stream;
  }

  /** What the encode takes: so far, and from now on its decoding. */
  CpuMeter cpu() {
    return cpu;
  }

  /** That not every frame of the shot is there once, as {@code what} tells. */
  PershotException missing(String what) {
    return missing(spec, what);
  }

  static PershotException missing(TrialSpec spec, String what) {
    return new PershotException(
        ErrorCode.FRAMES_MISSING,
        "the encode of shot "
            + spec.range()
            + " at "
            + spec.recipe().resolution()
            + " "
            + what
            + ", of "
            + spec.range().length()
            + " frames");
  }

  @Override
  public void close() {
    stream.close();
  }
}
