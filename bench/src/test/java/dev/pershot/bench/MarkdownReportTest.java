package dev.pershot.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pershot.bench.BenchResult.Analysis;
import dev.pershot.bench.BenchResult.Failure;
import dev.pershot.bench.BenchResult.Host;
import dev.pershot.bench.BenchResult.Observed;
import dev.pershot.bench.BenchResult.Requirement;
import dev.pershot.bench.BenchResult.Requirements;
import dev.pershot.bench.BenchResult.Share;
import dev.pershot.bench.BenchResult.Title;
import dev.pershot.bench.BenchResult.Versions;
import dev.pershot.bench.ToolComparison.VmafDifference;
import dev.pershot.model.CpuSeconds;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRange;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Json;
import dev.pershot.model.Resolution;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {
  private static final Title TITLE =
      new Title(
          "montage",
          new Resolution(1920, 1080),
          new FrameRate(25, 1),
          300,
          3,
          12,
          "vmaf_v1.0.16_3d0h",
          "medium",
          new Analysis(
              2,
              20,
              new CpuSeconds(3.6, 3.6, 10.8, 18),
              new Share(10, 10, 30, 50),
              0.9,
              new Observed(20.1, 38, Optional.of(1.5)),
              true,
              150,
              1480,
              740),
          Optional.of(-4.01),
          new Requirements(
              new Requirement(">= 0.85", 0.9, true),
              Optional.of(new Requirement("<= 700", 740, false)),
              Optional.of(new Requirement("< 0", -4.01, true))),
          Optional.empty());

  private static final ToolComparison TOOLS =
      new ToolComparison(
          2,
          3,
          12,
          4.1,
          new Timed(1, 1),
          new Timed(4, 6),
          new Timed(3, 5),
          new Timed(29.7, 46.1),
          1.49,
          1.28,
          Optional.empty(),
          new VmafDifference(new FrameRange(0, 50), new Resolution(640, 360), 32, 68.468, 68.48),
          0.005,
          -0.03);

  private static BenchResult result(Title title, Failure... failures) {
    Versions versions = new Versions("abc", Optional.empty(), Optional.empty(), Optional.empty());
    Host host = new Host("Linux 6", "amd64", 2, "17", 0.1);
    return new BenchResult(
        BenchResult.SCHEMA,
        "2026-11-20T11:08:05Z",
        versions,
        host,
        List.of(title),
        List.of(failures),
        Notes.of(versions, host, List.of(title), 4, Optional.empty()));
  }

  @Test
  void of_title_isOneLineWithItsVerdicts() {
    String text = MarkdownReport.of(result(TITLE));
    assertThat(text.lines().filter(line -> line.startsWith("| montage"))).hasSize(2);
    assertThat(text)
        .contains("| 0.90 pass (>= 0.85) | 740 FAIL (<= 700) | -4.01 pass (< 0) |")
        .contains("load average before the start 0.1")
        .doesNotContain("Against", "Failed", "not quiet", "NOT BELIEVABLE");
  }

  @Test
  void of_titleWithTools_hasRatiosAndDifferences() {
    assertThat(MarkdownReport.of(result(TITLE.with(TOOLS))))
        .contains("## Against ffmpeg and vmaf")
        .contains("0.012 (68.48, ours 68.47; 32.0 at 640x360, shot [0, 50)) | 0.005 |   -0.03 |");
  }

  @Test
  void of_failedRun_isNamed() {
    assertThat(MarkdownReport.of(result(TITLE, new Failure("gone", "exit code 4:\n  no video"))))
        .contains("## Failed\n\n- gone: exit code 4: no video\n");
  }

  @Test
  void json_result_readsBack() {
    BenchResult result = result(TITLE.with(TOOLS));
    byte[] json = Json.indented(result);
    assertThat(Json.read(json, BenchResult.class, ErrorCode.INTERNAL, "bench.json"))
        .isEqualTo(result);
  }

  @Test
  void table_rows_areAligned() {
    MarkdownTable table = new MarkdownTable("a", "bb").row("long", "1");
    assertThat(table.toString()).isEqualTo("| a    | bb |\n|------|----|\n| long |  1 |\n");
  }

  @Test
  void table_rowOfOtherLength_isRefused() {
    assertThatThrownBy(() -> new MarkdownTable("a").row("1", "2"))
        .hasMessageContaining("1 columns");
  }
}
