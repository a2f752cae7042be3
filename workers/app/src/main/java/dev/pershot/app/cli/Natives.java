package dev.pershot.app.cli;

import dev.pershot.media.ffmpeg.Ffmpeg;
import dev.pershot.media.ffmpeg.X264;
import dev.pershot.media.vmaf.VmafLibrary;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.model.Versions;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The native parts: there, or made to be there. */
final class Natives {
  private Natives() {}

  /** The versions of what is loaded; libvmaf is built first where there is none. */
  static Versions load() {
    if (!VmafLibrary.isPresent()) {
      buildVmaf();
    }
    return new Versions(Ffmpeg.version(), X264.version(), VmafLibrary.load().version());
  }

  private static void buildVmaf() {
    Path script =
        Path.of(System.getProperty("pershot.home", "."), "infra", "native", "build-libvmaf");
    if (!Files.isExecutable(script)) {
      throw new PershotException(
          ErrorCode.NATIVE_MISSING,
          "libvmaf is not there; install it, or name its library file in PERSHOT_LIBVMAF");
    }
    try {
      Process build =
          new ProcessBuilder(script.toString())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      String last = "";
      try (BufferedReader lines = build.errorReader(StandardCharsets.UTF_8)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (!last.isEmpty()) {
            System.err.println(last);
          }
          last = line;
        }
      }
      if (build.waitFor() != 0) {
        throw new PershotException(ErrorCode.NATIVE_MISSING, last);
      }
    } catch (IOException e) {
      throw new PershotException(
          ErrorCode.NATIVE_MISSING, "cannot run " + script + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PershotException(ErrorCode.NATIVE_MISSING, "building libvmaf was interrupted", e);
    }
  }
}
