package dev.pershot.media.vmaf;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.ptr.PointerByReference;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The loaded libvmaf: the one that {@code PERSHOT_LIBVMAF} names, else the system's, else the one
 * that {@code infra/native/build-libvmaf} left in the user's cache.
 */
public final class VmafLibrary {
  /** The version that is built where the system has none. */
  public static final String BUILT_VERSION = "3.2.0";

  private static @Nullable VmafLibrary loaded;

  private final LibVmaf functions;
  private final String location;
  private final boolean pools;

  private VmafLibrary(LibVmaf functions, NativeLibrary library) {
    this.functions = functions;
    this.location = library.getFile().getPath();
    this.pools = has(library, "vmaf_preallocate_pictures");
  }

  private static boolean has(NativeLibrary library, String function) {
    try {
      library.getFunction(function);
      return true;
    } catch (UnsatisfiedLinkError e) {
      return false;
    }
  }

  /**
   * Loads the library once in a process.
   *
   * @throws PershotException {@link ErrorCode#NATIVE_MISSING} where there is none
   */
  public static synchronized VmafLibrary load() {
    if (loaded == null) {
      loaded = find().orElseThrow(VmafLibrary::missing);
    }
    return loaded;
  }

  /** Whether {@link #load} would succeed. */
  public static synchronized boolean isPresent() {
    return loaded != null || find().isPresent();
  }

  private static Optional<VmafLibrary> find() {
    @Nullable String named = System.getenv("PERSHOT_LIBVMAF");
    if (named != null && !named.isEmpty()) {
      return Optional.of(
          open(named)
              .orElseThrow(
                  () ->
                      new PershotException(
                          ErrorCode.NATIVE_MISSING,
                          "PERSHOT_LIBVMAF names "
                              + named
                              + ", which cannot be loaded; name a libvmaf library file")));
    }
    return open("vmaf")
        .or(() -> Files.exists(built()) ? open(built().toString()) : Optional.empty());
  }

  private static Optional<VmafLibrary> open(String name) {
    try {
      LibVmaf functions = Native.load(name, LibVmaf.class);
      return Optional.of(new VmafLibrary(functions, NativeLibrary.getInstance(name)));
    } catch (UnsatisfiedLinkError e) {
      return Optional.empty();
    }
  }

  /** Where the build script puts the library. */
  public static Path built() {
    String os = Platform.isMac() ? "macosx" : "linux";
    String arch = Platform.isARM() ? "arm64" : "x86_64";
    return cache()
        .resolve("native")
        .resolve("libvmaf-" + BUILT_VERSION + "-" + os + "-" + arch)
        .resolve("lib")
        .resolve(Platform.isMac() ? "libvmaf.dylib" : "libvmaf.so");
  }

  private static Path cache() {
    @Nullable String own = System.getenv("PERSHOT_CACHE");
    if (own != null && !own.isEmpty()) {
      return Path.of(own);
    }
    @Nullable String xdg = System.getenv("XDG_CACHE_HOME");
    if (xdg != null && !xdg.isEmpty()) {
      return Path.of(xdg).resolve("pershot");
    }
    // The build script knows HOME only; Java's user.home comes from the password file.
    @Nullable String home = System.getenv("HOME");
    return Path.of(home != null ? home : System.getProperty("user.home"), ".cache", "pershot");
  }

  private static PershotException missing() {
    return new PershotException(
        ErrorCode.NATIVE_MISSING,
        "libvmaf is not there; run infra/native/build-libvmaf once, or name one in PERSHOT_LIBVMAF");
  }

  LibVmaf functions() {
    return functions;
  }

  public String version() {
    // Some builds say "v3.2.0-0-gabcdef" or "3.2.0".
    String text = functions.vmaf_version().toLowerCase(Locale.ROOT);
    return text.startsWith("v") ? text.substring(1) : text;
  }

  public String location() {
    return location;
  }

  /** Whether pictures can be used again: where not, each is made, and cleared, anew. */
  boolean hasPools() {
    return pools;
  }

  /** Whether the model is built in. */
  public boolean has(VmafModel model) {
    PointerByReference loadedModel = new PointerByReference();
    int result =
        functions.vmaf_model_load(
            loadedModel, new LibVmaf.ModelConfiguration(), model.libraryName());
    if (result == 0) {
      functions.vmaf_model_destroy(loadedModel.getValue());
    }
    return result == 0;
  }
}
