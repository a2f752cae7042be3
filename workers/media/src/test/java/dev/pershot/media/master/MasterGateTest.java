package dev.pershot.media.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Master.Colour;
import dev.pershot.model.PershotException;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class MasterGateTest {
  private static final FrameRate PAL = new FrameRate(25, 1);
  private static final FrameRate NTSC = new FrameRate(30_000, 1001);
  private static final int TEN_HOURS = 36_000 * 30;

  /** A good master's facts, one of which a test makes bad. */
  private static final class Facts {
    private int width = 1920;
    private int height = 1080;
    private String pixelFormat = "yuv420p";
    private int bitDepth = 8;
    private boolean planarYuv420 = true;
    private boolean alpha;
    private Optional<String> interlacing = Optional.empty();
    private String sampleAspect = "1:1";
    private double rotation;
    private boolean dynamicRange;
    private List<FrameRate> rates = List.of(PAL);
    private double timeBase = 1.0 / 12_800;
    private List<Long> pts = times(50, i -> 512L * i);
    private long announced;

    Facts shown(double seconds, List<Long> times) {
      timeBase = seconds;
      pts = times;
      return this;
    }

    FrameRate admit() {
      return new MasterGate("film.mp4")
          .admit(
              new StreamFacts(
                  "h264",
                  width,
                  height,
                  pixelFormat,
                  bitDepth,
                  planarYuv420,
                  alpha,
                  interlacing,
                  sampleAspect,
                  rotation,
                  new Colour("tv", "bt709", "smpte2084", "bt709", "left"),
                  dynamicRange,
                  rates,
                  timeBase,
                  pts,
                  announced));
    }
  }

  private static List<Long> times(int frames, IntToLongFunction time) {
    return IntStream.range(0, frames).mapToLong(time).boxed().toList();
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      Facts facts, ErrorCode code) {
    return assertThatThrownBy(facts::admit)
        .isInstanceOfSatisfying(PershotException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private static void assertUnsupported(Facts facts, String sentence) {
    assertRefused(facts, ErrorCode.MASTER_UNSUPPORTED)
        .hasMessage("film.mp4 is not supported: its " + sentence);
  }

  @Test
  void admit_plainMaster_givesItsRate() {
    assertThat(new Facts().admit()).isEqualTo(PAL);
  }

  @Test
  void admit_tenBits_isTaken() {
    Facts facts = new Facts();
    facts.bitDepth = 10;
    facts.pixelFormat = "yuv420p10le";

    assertThat(facts.admit()).isEqualTo(PAL);
  }

  @Test
  void admit_tinyPicture_isRefused() {
    Facts facts = new Facts();
    facts.height = 62;
    assertUnsupported(facts, "picture is 1920x62, and Pershot takes at least 64x64");
  }

  @Test
  void admit_hugePicture_isRefused() {
    Facts facts = new Facts();
    facts.width = 8194;
    assertUnsupported(facts, "picture is 8194x1080, and Pershot takes at most 8192x8192");
  }

  @Test
  void admit_oddSide_isRefused() {
    Facts facts = new Facts();
    facts.width = 1919;
    assertUnsupported(facts, "picture is 1919x1080, and Pershot takes even sides");
  }

  @Test
  void admit_anamorphicPixels_areRefused() {
    Facts facts = new Facts();
    facts.sampleAspect = "64:45";
    assertUnsupported(facts, "sample aspect ratio is 64:45, and Pershot takes 1:1");
  }

  @Test
  void admit_rotatedPicture_isRefused() {
    Facts facts = new Facts();
    facts.rotation = 90;
    assertUnsupported(facts, "display rotation is 90 degrees, and Pershot takes 0");
  }

  @Test
  void admit_interlacedPicture_isRefused() {
    Facts facts = new Facts();
    facts.interlacing = Optional.of("interlaced");
    assertUnsupported(facts, "field order is interlaced, and Pershot takes progressive");
  }

  @Test
  void admit_alphaChannel_isRefused() {
    Facts facts = new Facts();
    facts.alpha = true;
    assertUnsupported(facts, "picture has an alpha channel, and Pershot takes opaque pictures");
  }

  @Test
  void admit_otherSampling_isRefused() {
    Facts facts = new Facts();
    facts.planarYuv420 = false;
    facts.pixelFormat = "yuv422p10le";
    assertUnsupported(
        facts, "pixel format is yuv422p10le, and Pershot takes 4:2:0 with 8 or 10 bits");
  }

  @Test
  void admit_twelveBits_areRefused() {
    Facts facts = new Facts();
    facts.bitDepth = 12;
    assertUnsupported(facts, "bit depth is 12, and Pershot takes 8 or 10");
  }

  @Test
  void admit_highDynamicRange_isRefused() {
    Facts facts = new Facts();
    facts.dynamicRange = true;
    assertUnsupported(
        facts,
        "transfer characteristic is smpte2084 (high dynamic range), and Pershot takes standard"
            + " dynamic range");
  }

  @Test
  void admit_noFrame_isNoVideo() {
    assertRefused(new Facts().shown(0.001, List.of()), ErrorCode.MASTER_NOT_VIDEO)
        .hasMessage("film.mp4 has a video stream without a single frame");
  }

  @Test
  void admit_fewerFramesThanAnnounced_isTruncated() {
    Facts facts = new Facts();
    facts.announced = 51;
    assertRefused(facts, ErrorCode.MASTER_DAMAGED)
        .hasMessage("film.mp4 is truncated: it announces 51 frames and holds 50");
  }

  @Test
  void admit_oneFrame_hasTheClaimedRate() {
    assertThat(new Facts().shown(0.001, List.of(7L)).admit()).isEqualTo(PAL);
  }

  /** Matroska has whole milliseconds: 33.37 ms become 33 or 34, over ten hours. */
  @Test
  void admit_tenHoursInWholeMilliseconds_areConstant() {
    Facts facts =
        new Facts().shown(0.001, times(TEN_HOURS, i -> Math.round(NTSC.seconds(i) * 1000)));
    facts.rates = List.of(NTSC);

    assertThat(facts.admit()).isEqualTo(NTSC);
  }

  /** The same after another container took it over with finer ticks. */
  @Test
  void admit_wholeMillisecondsInFinerTicks_areConstant() {
    Facts facts =
        new Facts().shown(1 / 16_000.0, times(5_000, i -> Math.round(NTSC.seconds(i) * 1000) * 16));
    facts.rates = List.of(new FrameRate(16_000, 533), NTSC);

    assertThat(facts.admit()).isEqualTo(NTSC);
  }

  @Test
  void admit_wrongClaims_areReplacedByTheUsualRateThatFits() {
    Facts facts =
        new Facts().shown(0.001, times(900, i -> 67 + Math.round(NTSC.seconds(i) * 1000)));
    facts.rates = List.of(new FrameRate(1000, 1), new FrameRate(60, 1));

    assertThat(facts.admit()).isEqualTo(NTSC);
  }

  @Test
  void admit_unusualRateThatIsClaimed_isTaken() {
    FrameRate rate = new FrameRate(17, 3);
    Facts facts = new Facts().shown(1 / 17_000.0, times(200, i -> 3_000L * i));
    facts.rates = List.of(rate);

    assertThat(facts.admit()).isEqualTo(rate);
  }

  /** A rate that is nearly right drifts: no frame is far from its neighbour, all from the rate. */
  @Test
  void admit_rateThatDrifts_isRefused() {
    Facts facts = new Facts().shown(1e-6, times(10_000, i -> 40_010L * i));

    assertUnsupported(
        facts,
        "frame rate is variable (frames last 40.0 to 40.0 ms), and Pershot takes a constant one");
  }

  @Test
  void admit_oneFrameTooLate_isVariable() {
    Facts facts = new Facts().shown(0.001, times(100, i -> 40L * i + (i == 50 ? 3 : 0)));

    assertUnsupported(
        facts,
        "frame rate is variable (frames last 37.0 to 43.0 ms), and Pershot takes a constant one");
  }

  @Test
  void admit_droppedFrameInTheMiddle_isVariable() {
    Facts facts = new Facts().shown(0.001, times(100, i -> 40L * (i < 50 ? i : i + 1)));

    assertUnsupported(
        facts,
        "frame rate is variable (frames last 40.0 to 80.0 ms), and Pershot takes a constant one");
  }

  @Test
  void admit_twoFramesAtOneTime_areVariable() {
    Facts facts = new Facts().shown(0.001, times(100, i -> 40L * (i == 50 ? 49 : i)));

    assertUnsupported(
        facts,
        "frame rate is variable (frames last 0.0 to 80.0 ms), and Pershot takes a constant one");
  }

  @Test
  void admit_lastFrameTwice_isVariable() {
    Facts facts = new Facts().shown(0.001, times(100, i -> 40L * Math.min(i, 98)));

    assertUnsupported(
        facts,
        "frame rate is variable (frames last 0.0 to 40.0 ms), and Pershot takes a constant one");
  }

  /** At 240 frames a second the rounding of a millisecond is a third of a frame. */
  @Test
  void admit_highRateInMilliseconds_isConstantAndItsHalfIsNot() {
    FrameRate fast = new FrameRate(240, 1);
    Facts facts = new Facts().shown(0.001, times(2_400, i -> Math.round(fast.seconds(i) * 1000)));
    facts.rates = List.of(new FrameRate(120, 1), fast);

    assertThat(facts.admit()).isEqualTo(fast);
  }
}
