package dev.pershot.app.cli;

import dev.pershot.app.cluster.ServerProgram;
import dev.pershot.media.ffmpeg.Ffmpeg;
import dev.pershot.media.ffmpeg.X264;
import dev.pershot.media.vmaf.VmafLibrary;
import dev.pershot.media.vmaf.VmafModel;
import dev.pershot.model.PershotException;
import dev.pershot.storage.Stores;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Looks at each part in turn; one that is broken does not hide the others. */
final class Examination {
  private final Path home;
  private final StoreOptions store;

  Examination(Path home, StoreOptions store) {
    this.home = home;
    this.store = store;
  }

  List<Diagnosis> all() {
    return List.of(
        java(),
        machine(),
        ffmpeg(),
        x264(),
        vmaf(),
        models(),
        store(),
        server(ServerProgram.TEMPORAL, "Temporal of dev-cluster"),
        server(ServerProgram.S3, "S3 of dev-cluster"),
        server(ServerProgram.EC2_METADATA, "spot notices for the tests only"),
        chromium(),
        npm());
  }

  private static Diagnosis java() {
    return part(
        "java",
        "runs Pershot",
        "a JDK of version 17 or newer from your package manager",
        () -> System.getProperty("java.version") + " at " + System.getProperty("java.home"));
  }

  private static Diagnosis machine() {
    return part(
        "machine",
        "a slot is one core and about 700 MB at 1080p",
        "",
        () ->
            Runtime.getRuntime().availableProcessors()
                + " cores, "
                + System.getProperty("os.name")
                + " "
                + System.getProperty("os.arch"));
  }

  private static Diagnosis ffmpeg() {
    return part(
        "ffmpeg",
        "decodes, scales and packages",
        "build again: Maven fetches it",
        () -> Ffmpeg.version() + ", " + Ffmpeg.licence());
  }

  private static Diagnosis x264() {
    return part("x264", "encodes H.264", "run without PERSHOT_FFMPEG=lgpl", X264::version);
  }

  private Diagnosis vmaf() {
    return part(
        "libvmaf",
        "scores",
        home.resolve("infra/native/build-libvmaf") + ", or name one in PERSHOT_LIBVMAF",
        () -> VmafLibrary.load().version() + " at " + VmafLibrary.load().location());
  }

  private static Diagnosis models() {
    return part(
        "models",
        "what 'auto' means for 1080p",
        "libvmaf 3.2 or newer for VMAF v1",
        () ->
            String.join(
                ", ",
                Stream.of("vmaf_v1.0.16_3d0h", "vmaf_v0.6.1")
                    .filter(name -> VmafLibrary.load().has(new VmafModel(name)))
                    .toList()));
  }

  private Diagnosis store() {
    return part(
        "store",
        "keeps results",
        "a writable folder or bucket by --store",
        () -> {
          Path scratch = Stores.open(store.location(), store.s3()).scratch();
          long free = scratch.toFile().getUsableSpace() >> 30;
          return store.location() + ", " + free + " GB free for work";
        });
  }

  private static Diagnosis chromium() {
    return program(
        "chromium", "plays ladders in the tests only", "your package manager's chromium");
  }

  private static Diagnosis npm() {
    return program("npm", "fetches players for the tests only", "your package manager's npm");
  }

  private Diagnosis server(ServerProgram server, String purpose) {
    Optional<Path> found = server.find(home);
    return new Diagnosis(
        server.program(),
        false,
        found.isPresent(),
        found.map(Path::toString).orElse("not installed"),
        purpose,
        server.script(home).toString());
  }

  private static Diagnosis part(String name, String purpose, String remedy, Supplier<String> look) {
    try {
      return new Diagnosis(name, true, true, look.get(), purpose, remedy);
    } catch (PershotException | LinkageError e) {
      return new Diagnosis(name, true, false, String.valueOf(e.getMessage()), purpose, remedy);
    }
  }

  private static Diagnosis program(String name, String purpose, String remedy) {
    String found =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .map(Path::toString)
            .findFirst()
            .orElse("");
    return new Diagnosis(
        name,
        false,
        !found.isEmpty(),
        found.isEmpty() ? "not on the path" : found,
        purpose,
        remedy);
  }
}
