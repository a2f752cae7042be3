package dev.pershot.app.cli;

import java.util.concurrent.CompletableFuture;
import org.jline.utils.Signals;

/** Ctrl-C and SIGTERM: the first asks to end, the second ends at once. */
final class Interrupts {
  static final int EXIT_CODE = 130;

  private final CompletableFuture<Void> asked = new CompletableFuture<>();

  private final Runnable first;

  private Interrupts(Runnable first) {
    this.first = first;
  }

  static Interrupts install() {
    return install(() -> {});
  }

  /**
   * Listens from now on.
   *
   * @param first run at the first signal
   */
  static Interrupts install(Runnable first) {
    Interrupts interrupts = new Interrupts(first);
    Signals.register("INT", interrupts::signal);
    Signals.register("TERM", interrupts::signal);
    return interrupts;
  }

  private void signal() {
    if (asked.complete(null)) {
      first.run();
    } else {
      // Results are committed whole, so there is nothing to tidy up.
      Runtime.getRuntime().halt(EXIT_CODE);
    }
  }

  boolean isAsked() {
    return asked.isDone();
  }

  /** Completes at the first signal. */
  CompletableFuture<Void> asked() {
    return asked;
  }
}
