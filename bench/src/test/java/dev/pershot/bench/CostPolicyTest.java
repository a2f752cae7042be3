package dev.pershot.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pershot.ladder.AnalysisPlan;
import dev.pershot.ladder.Policy;
import dev.pershot.ladder.Sampling;
import dev.pershot.model.Resolution;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CostPolicyTest {
  @Test
  void byDefault_fullHd_hasTheWantedSizesAndQuantizers() {
    Resolution master = new Resolution(1920, 1080);
    Policy policy = CostPolicy.byDefault(master);
    assertThat(policy.sizesFor(master))
        .extracting(Resolution::height)
        .containsExactly(1080, 864, 720, 540, 432, 360);
    assertThat(policy.quantizers().values()).hasSize(9).startsWith(18.0).endsWith(46.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3840x2160", "1280x720", "640x360", "1998x1080", "1920x800", "4096x1716"})
  void byDefault_anyShape_hasSixSizes(String size) {
    Resolution master = Resolution.parse(size);
    List<Resolution> sizes = CostPolicy.byDefault(master).sizesFor(master);
    assertThat(sizes).hasSize(6).startsWith(master);
    assertThat(sizes.get(5).height()).isCloseTo(master.height() / 3, within(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1080x1920", "720x576", "960x720"})
  void byDefault_upright_hasSixSizes(String size) {
    Resolution master = Resolution.parse(size);
    assertThat(CostPolicy.byDefault(master).sizesFor(master)).hasSize(6).startsWith(master);
  }

  @Test
  void exhaustive_policy_triesWhatIsDelivered() {
    Policy given =
        Policy.read(
            "{\"analysisPreset\": \"veryfast\", \"finalPreset\": \"slow\"}".getBytes(UTF_8), "p");
    assertThat(CostPolicy.adaptive(given).sampling()).isEqualTo(Sampling.ADAPTIVE);
    assertThat(CostPolicy.adaptive(given).analysisPreset()).isEqualTo("veryfast");
    assertThat(CostPolicy.exhaustive(given).sampling()).isEqualTo(Sampling.EXHAUSTIVE);
    List<Resolution> sizes = List.of(Resolution.parse("640x360"));
    assertThat(new AnalysisPlan(CostPolicy.exhaustive(given), sizes).first())
        .allMatch(encode -> encode.preset().equals("slow"));
    assertThat(CostPolicy.exhaustive(given).quantizers()).isEqualTo(given.quantizers());
  }
}
