package dev.pershot.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.model.FrameRange;
import dev.pershot.model.TrialSpec;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ToolCommandsTest {
  private static final TrialSpec V0 = BenchFixture.spec("vmaf_v0.6.1", 26.5);
  private static final TrialSpec V1 = BenchFixture.spec("vmaf_v1.0.16_3d0h", 26.5);
  private static final FrameRange WINDOW = new FrameRange(3, 9);

  private static ToolCommands commands(int bitDepth) {
    return new ToolCommands(
        Path.of("/bin/ffmpeg"), Path.of("/bin/vmaf"), BenchFixture.video(bitDepth), 2);
  }

  @Test
  void window_shotInside_hasNeighbours() {
    assertThat(ToolCommands.window(V1, 100)).isEqualTo(WINDOW);
  }

  @Test
  void window_lastShot_endsWithTitle() {
    assertThat(ToolCommands.window(V1, 8)).isEqualTo(new FrameRange(3, 8));
  }

  @Test
  void cut_v1_countsFramesAndScoresTenBits() {
    String cut =
        commands(8).cut(Path.of("it's.mp4"), V1, WINDOW, Path.of("s.yuv"), Path.of("r.yuv"));
    assertThat(cut)
        .contains("-i 'it'\\''s.mp4'")
        .contains("[0:1]split[a][b];")
        .contains("[a]trim=start_frame=4:end_frame=8,setpts=N/FRAME_RATE/TB[source];")
        .contains("[b]trim=start_frame=3:end_frame=9,setpts=N/FRAME_RATE/TB,scale=")
        .contains("format=yuv420p10le[reference]");
  }

  @Test
  void encode_anyTrial_isTheRecipe() {
    assertThat(commands(8).encode(V1, Path.of("s.yuv"), Path.of("t.h264")))
        .contains("-pixel_format yuv420p -video_size 1280x720 -framerate 30000/1001 -i 's.yuv'")
        .contains("scale=640:360:flags=lanczos+accurate_rnd+bitexact,format=yuv420p")
        .contains("-c:v libx264 -threads 2 -preset medium -crf 26.5")
        .contains("-force_key_frames 'expr:eq(n,0)+eq(n,2)'")
        .contains("-x264-params 'keyint=infinite:scenecut=0'");
  }

  @Test
  void score_v1_addsNeighboursAndDescribesTheEncode() {
    assertThat(commands(8).score(V1, WINDOW, Path.of("t.h264"), Path.of("r.yuv"), Path.of("j")))
        .startsWith("{ head -c 2764800 'r.yuv' && '/bin/ffmpeg'")
        .contains("-f rawvideo - && tail -c 2764800 'r.yuv'; } | '/bin/vmaf'")
        .contains("--bitdepth 10 --model version=vmaf_v1.0.16_3d0h:name=score")
        .contains(":cambi.enc_width=640:cambi.enc_height=360:cambi.enc_bitdepth=8");
  }

  @Test
  void score_v0OfFirstShot_takesTheReferencesDepth() {
    FrameRange window = new FrameRange(4, 8);
    assertThat(commands(8).score(V0, window, Path.of("t.h264"), Path.of("r.yuv"), Path.of("j")))
        .startsWith("{ '/bin/ffmpeg'")
        .doesNotContain("tail")
        .contains("format=yuv420p -f rawvideo")
        .contains("--bitdepth 8 --model version=vmaf_v0.6.1:name=score --threads");
    assertThat(commands(10).score(V0, window, Path.of("t.h264"), Path.of("r.yuv"), Path.of("j")))
        .contains("--bitdepth 10");
  }
}
