package dev.pershot.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the install scripts say where they cannot install. */
final class ServerProgramTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void install_withoutGo_saysHowToGetIt(ServerProgram server) throws Exception {
    Path stderr = folder.resolve("stderr.txt");
    ProcessBuilder builder =
        new ProcessBuilder(path("bash"), server.script(StartedCluster.HOME).toString())
            .redirectError(stderr.toFile());
    builder.environment().put("PATH", toolsWithoutGo().toString());
    builder.environment().put("PERSHOT_CACHE", folder.resolve("cache").toString());
    Stream.of("PERSHOT_TEMPORAL", "PERSHOT_S3_SERVER", "PERSHOT_EC2_MOCK")
        .forEach(builder.environment()::remove);

    Process process = builder.start();

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(process.getInputStream().readAllBytes()).isEmpty();
    assertThat(stderr)
        .content()
        .startsWith("install " + server.program() + ": cannot be built without Go 1.25 or newer");
    try (Stream<Path> left =
        Files.find(folder.resolve("cache"), 4, (file, is) -> file.toString().contains("work."))) {
      assertThat(left).isEmpty();
    }
  }

  private Path toolsWithoutGo() throws Exception {
    Path tools = Files.createDirectory(folder.resolve("tools"));
    for (String tool : List.of("dirname", "mkdir", "mktemp", "rm", "id", "sed", "cat", "flock")) {
      Files.createSymbolicLink(tools.resolve(tool), Path.of(path(tool)));
    }
    return tools;
  }

  private static String path(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(place -> Path.of(place, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow()
        .toString();
  }
}
