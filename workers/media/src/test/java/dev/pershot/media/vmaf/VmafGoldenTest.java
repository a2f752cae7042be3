package dev.pershot.media.vmaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pershot.media.cpu.CpuMeter;
import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.media.ffmpeg.VideoEncoder;
import dev.pershot.media.fixture.RawVideo;
import dev.pershot.media.fixture.SharedMedia;
import dev.pershot.model.Json;
import dev.pershot.model.Resolution;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.javacpp.BytePointer;
import org.junit.jupiter.api.Test;

/**
 * Scores that Netflix publishes with libvmaf, through our binding. Not here: pairs whose files are
 * not among the shared media (the whole src01, the checkerboard), those of 12 and 16 bits, which no
 * master may have, the unclipped score of akiyo by v0.6.1 (we always clip), and single features
 * (ADM, VIF, PSNR, SSIM), which the binding does not ask for.
 */
class VmafGoldenTest {
  /** Python's {@code assertAlmostEqual} with the places that libvmaf's tests give. */
  private static final double FOUR_PLACES = 0.5e-4;

  private static final double TWO_PLACES = 0.5e-2;

  private static final VmafModel V0 = new VmafModel("vmaf_v0.6.1");
  private static final VmafModel V0_NEG = new VmafModel("vmaf_v0.6.1neg");
  private static final VmafModel V0_4K = new VmafModel("vmaf_4k_v0.6.1");

  private static final Resolution SRC01 = new Resolution(576, 324);
  private static final Resolution SMALL = new Resolution(160, 90);

  @Test
  void score_src01InTenBits_isAsPublished() throws IOException {
    JsonNode golden = published("src01 yuv420p10le / 12le / 16le (3 frames)");
    RawVideo reference = raw("src01_hrc00_576x324.yuv420p10le.yuv", SRC01, 10);
    RawVideo distorted = raw("src01_hrc01_576x324.yuv420p10le.yuv", SRC01, 10);

    assertThat(mean(V0, reference, distorted))
        .isCloseTo(golden.get("vmaf").asDouble(), within(FOUR_PLACES));
    assertThat(mean(V0, reference, reference))
        .isCloseTo(golden.get("vmaf_self").asDouble(), within(FOUR_PLACES));
  }

  @Test
  void score_src01InEightBits_isAsComputedFrameByFrame() throws IOException {
    JsonNode golden = golden().get("computed_here").get("src01 8-bit first 3 frames");
    RawVideo reference = raw("src01_hrc00_576x324_first3frames_8bit_from10le.yuv", SRC01, 8);
    RawVideo distorted = raw("src01_hrc01_576x324_first3frames_8bit_from10le.yuv", SRC01, 8);

    assertThat(scores(V0, reference, distorted))
        .containsExactly(numbers(golden.get("per_frame_vmaf")), within(FOUR_PLACES));
    assertThat(scores(V0_NEG, reference, distorted))
        .containsExactly(numbers(golden.get("per_frame_vmaf_neg")), within(FOUR_PLACES));
    assertThat(mean(V0, reference, distorted))
        .isCloseTo(golden.get("vmaf").asDouble(), within(FOUR_PLACES));
    assertThat(mean(V0_NEG, reference, distorted))
        .isCloseTo(golden.get("vmaf_neg").asDouble(), within(FOUR_PLACES));
    assertThat(mean(V0_4K, reference, distorted))
        .isCloseTo(golden.get("vmaf_4k").asDouble(), within(FOUR_PLACES));
  }

  @Test
  void score_firstFrameOfSrc01InEightBits_isThatOfLibvmafsReadme() throws IOException {
    double golden = published("same").get("frame0").get("vmaf").asDouble();
    RawVideo reference = raw("src01_hrc00_576x324_first3frames_8bit_from10le.yuv", SRC01, 8);
    RawVideo distorted = raw("src01_hrc01_576x324_first3frames_8bit_from10le.yuv", SRC01, 8);

    assertThat(scores(V0, reference, distorted)[0]).isCloseTo(golden, within(FOUR_PLACES));
  }

  @Test
  void score_sparksInTenBits_isAsPublished() throws IOException {
    JsonNode golden = published("sparks ref/dis 480x270 10-bit (5 frames)");
    Resolution size = new Resolution(480, 270);
    RawVideo reference = raw("sparks_ref_480x270.yuv42010le.yuv", size, 10);
    RawVideo distorted = raw("sparks_dis_480x270.yuv42010le.yuv", size, 10);

    assertThat(mean(V0, reference, distorted))
        .isCloseTo(golden.get("vmaf").asDouble(), within(FOUR_PLACES));
    assertThat(mean(V0, reference, reference))
        .isCloseTo(golden.get("vmaf_self").asDouble(), within(FOUR_PLACES));
  }

  @Test
  void score_pictureOf160x90_isAsPublished() throws IOException {
    JsonNode golden = published("src01 at 160x90 (48 frames, 8-bit)");
    String pair =
        "_test_0_1_src01_hrc00_576x324_576x324_vs_src01_hrc01_576x324_576x324_q_160x90.yuv";
    RawVideo reference = raw("ref" + pair, SMALL, 8);
    RawVideo distorted = raw("dis" + pair, SMALL, 8);

    assertThat(reference.frames()).isEqualTo(48);
    assertThat(mean(V0, reference, distorted))
        .isCloseTo(golden.get("vmaf").asDouble(), within(TWO_PLACES));
    assertThat(mean(V0, reference, reference))
        .isCloseTo(golden.get("vmaf_self").asDouble(), within(TWO_PLACES));
  }

  @Test
  void score_akiyoWithMoreContrast_isAsPublishedByNegAndClippedByTheOther() throws IOException {
    JsonNode golden = published("akiyo 352x288, 1 frame, disable_clip");
    Resolution size = new Resolution(352, 288);
    String pair =
        "_vmaf_hacking_investigation_0_0_akiyo_cif_notyuv_0to0_identity"
            + "_vs_akiyo_cif_notyuv_0to0_multiply_q_352x288.yuv";
    RawVideo reference = raw("refp" + pair, size, 8);
    RawVideo distorted = raw("disp" + pair, size, 8);

    assertThat(mean(V0_NEG, reference, distorted))
        .isCloseTo(golden.get("vmaf_v0.6.1neg").asDouble(), within(FOUR_PLACES));
    assertThat(golden.get("vmaf_v0.6.1").asDouble()).isGreaterThan(100);
    assertThat(mean(V0, reference, distorted)).isEqualTo(100);
  }

  @Test
  void score_oneFrameOf1080p_isAsComputed() throws IOException {
    double golden =
        golden()
            .get("computed_here")
            .get("archer 1080p 1 frame (no published VMAF)")
            .get("vmaf")
            .asDouble();
    Resolution size = new Resolution(1920, 1080);
    RawVideo reference = raw("archer_ref_frm20_1080p.yuv", size, 8);
    RawVideo distorted = raw("archer_dis_frm20_1080p.yuv", size, 8);

    assertThat(mean(V0, reference, distorted)).isCloseTo(golden, within(FOUR_PLACES));
  }

  /** The pair needs no file: 1080p of luma 0 against luma 10 (GOLDEN.json: flat_1920_1080). */
  @Test
  void score_flatPictures_isAsPublished() {
    Resolution size = new Resolution(1920, 1080);
    try (Frame black = flat(size, 0);
        Frame dark = flat(size, 10);
        VmafScorer pair = open(V0, size, VideoEncoder.yuv420p());
        VmafScorer self = open(V0, size, VideoEncoder.yuv420p())) {
      pair.score(black, dark);
      pair.score(black, dark);
      self.score(black, black);
      self.score(black, black);

      assertThat(pair.finish()).containsOnly(new double[] {97.42804264}, within(FOUR_PLACES));
      assertThat(self.finish()).containsOnly(new double[] {97.42804268}, within(FOUR_PLACES));
    }
  }

  private static Frame flat(Resolution size, int luma) {
    Frame frame = Frame.picture(size, VideoEncoder.yuv420p());
    for (int plane = 0; plane < 3; plane++) {
      int shift = plane == 0 ? 0 : 1;
      byte[] row = new byte[size.width() >> shift];
      Arrays.fill(row, (byte) (plane == 0 ? luma : 128));
      BytePointer data = frame.pointer().data(plane);
      for (int y = 0; y < size.height() >> shift; y++) {
        data.position((long) y * frame.pointer().linesize(plane)).put(row, 0, row.length);
      }
    }
    return frame;
  }

  private static double mean(VmafModel model, RawVideo reference, RawVideo distorted)
      throws IOException {
    return Arrays.stream(scores(model, reference, distorted)).average().orElseThrow();
  }

  private static double[] scores(VmafModel model, RawVideo reference, RawVideo distorted)
      throws IOException {
    try (VmafScorer scorer = open(model, reference.size(), reference.format())) {
      for (int i = 0; i < reference.frames(); i++) {
        try (Frame original = reference.frame(i);
            Frame copy = distorted.frame(i)) {
          scorer.score(original, copy);
        }
      }
      return scorer.finish();
    }
  }

  private static VmafScorer open(VmafModel model, Resolution size, int format) {
    return VmafScorer.open(VmafLibrary.load(), model, size, format, size, format, new CpuMeter());
  }

  private static RawVideo raw(String name, Resolution size, int bitDepth) {
    return new RawVideo(SharedMedia.require("vmaf/" + name), size, bitDepth);
  }

  private static double[] numbers(JsonNode array) {
    double[] numbers = new double[array.size()];
    Arrays.setAll(numbers, i -> array.get(i).asDouble());
    return numbers;
  }

  /** The first entry of a pair, or of one of its further tables, that has what is asked of it. */
  private static JsonNode published(String pair) throws IOException {
    for (JsonNode entry : golden().get("published")) {
      boolean readme = entry.has("frame0") || !pair.equals("same");
      if (entry.get("pair").asText().equals(pair) && readme) {
        return entry;
      }
    }
    throw new AssertionError("GOLDEN.json has no pair " + pair);
  }

  private static JsonNode golden() throws IOException {
    Path file = SharedMedia.require("vmaf/GOLDEN.json");
    return Json.mapper().readTree(file.toFile());
  }
}
