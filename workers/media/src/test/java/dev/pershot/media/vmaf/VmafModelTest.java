package dev.pershot.media.vmaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRate;
import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VmafModelTest {
  @ParameterizedTest
  @CsvSource({
    "auto, 1920x1080, 25, vmaf_v1.0.16_3d0h",
    "auto, 1280x720, 50, vmaf_v1.0.16_hfr_3d0h",
    "auto, 3840x2160, 24, vmaf_v1.0.16_1d5h_2160",
    "auto, 4096x2160, 24, vmaf_4k_v0.6.1",
    "auto, 160x120, 25, vmaf_v0.6.1",
    "auto, 3840x2160, 60, vmaf_v1.0.16_hfr_1d5h_2160",
    "v1, 1920x800, 24, vmaf_v1.0.16_3d0h",
    "v0.6.1, 1920x1080, 25, vmaf_v0.6.1",
    "V0.6.1, 3840x2160, 25, vmaf_4k_v0.6.1",
    "vmaf_v0.6.1neg, 1920x1080, 25, vmaf_v0.6.1neg"
  })
  void resolve_wordAndMaster_meansAModel(String word, String size, int rate, String model) {
    assertThat(
            VmafModel.resolve(
                word, Resolution.parse(size), new FrameRate(rate, 1), VmafLibrary.load()::has))
        .isEqualTo(new VmafModel(model));
  }

  @Test
  void resolve_autoWithAnOldLibrary_isTheOldModel() {
    assertThat(
            VmafModel.resolve(
                "auto", new Resolution(1920, 1080), new FrameRate(25, 1), model -> !model.isV1()))
        .isEqualTo(new VmafModel("vmaf_v0.6.1"));
  }

  @Test
  void resolve_v1ForAMasterThatItDoesNotTake_saysWhatToTake() {
    assertThatThrownBy(
            () ->
                VmafModel.resolve(
                    "v1", new Resolution(7680, 4320), new FrameRate(25, 1), model -> true))
        .isInstanceOf(PershotException.class)
        .hasMessage("VMAF v1 takes no master of 7680x4320: it is too large; take model v0.6.1");
  }

  @Test
  void resolve_v1WithAnOldLibrary_saysWhatToDo() {
    assertThatThrownBy(
            () ->
                VmafModel.resolve(
                    "v1", new Resolution(1920, 1080), new FrameRate(25, 1), model -> !model.isV1()))
        .isInstanceOfSatisfying(
            PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MODEL_UNKNOWN))
        .hasMessageContaining("VMAF v1 needs libvmaf 3.2 or newer");
  }

  @Test
  void resolve_unknownWord_namesTheKnownOnes() {
    assertThatThrownBy(
            () ->
                VmafModel.resolve(
                    "best", new Resolution(1920, 1080), new FrameRate(25, 1), model -> true))
        .isInstanceOf(PershotException.class)
        .hasMessageContaining("no VMAF model 'best'")
        .hasMessageContaining("vmaf_v1.0.16_3d0h");
  }

  @Test
  void has_modelsOfThisLibrary_areBuiltIn() {
    assertThat(VmafLibrary.load().version()).startsWith("3.");
    assertThat(VmafLibrary.load().has(new VmafModel("vmaf_v1.0.16_hfr_3d0h"))).isTrue();
  }
}
