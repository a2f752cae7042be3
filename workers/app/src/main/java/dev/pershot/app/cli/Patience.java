package dev.pershot.app.cli;

import dev.pershot.app.engine.Engine;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Waits for a service that is away, until there is a reason to leave. */
final class Patience {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Leaving leaving;
  private final Consumer<String> say;

  /** Waits for a reason to leave; false if there was none for so long. */
  interface Leaving {
    boolean await(Duration atMost) throws InterruptedException;
  }

  Patience(Leaving leaving, Consumer<String> say) {
    this.leaving = leaving;
    this.say = say;
  }

  /** The service, as soon as it answers; nothing if there was a reason to leave before. */
  Optional<Engine> connect(Supplier<Engine> connect) throws InterruptedException {
    boolean waiting = false;
    while (true) {
      try {
        Engine engine = connect.get();
        if (waiting) {
          say.accept("Temporal answers");
        }
        return Optional.of(engine);
      } catch (PershotException e) {
        if (e.code() != ErrorCode.ENGINE_UNREACHABLE) {
          throw e;
        }
        if (!waiting) {
          say.accept(e.getMessage() + " (waiting)");
        }
        waiting = true;
        if (leaving.await(PAUSE)) {
          return Optional.empty();
        }
      }
    }
  }
}
