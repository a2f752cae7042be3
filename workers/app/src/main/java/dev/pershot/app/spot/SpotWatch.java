package dev.pershot.app.spot;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks every two seconds whether this instance is to be taken away. */
public final class SpotWatch implements AutoCloseable {
  private static final String DEFAULT_ENDPOINT = "http://169.254.169.254";
  private static final int EVERY_SECONDS = 2;
  private static final int PROBES = 3;

  private final InstanceMetadata metadata;
  private final Consumer<SpotNotice> heard;
  private final Set<SpotNotice.Kind> known = EnumSet.noneOf(SpotNotice.Kind.class);
  private final CountDownLatch closed = new CountDownLatch(1);

  private SpotWatch(InstanceMetadata metadata, Consumer<SpotNotice> heard) {
    this.metadata = metadata;
    this.heard = heard;
  }

  /** When to watch. */
  public enum Mode {
    /** Where instance metadata answers. */
    AUTO,
    ON,
    OFF
  }

  /**
   * Starts to watch, if this is an instance that can be told.
   *
   * @param heard called once for each kind of notice, in a thread of the watch
   * @param say told once that there is something to watch
   * @throws PershotException {@link ErrorCode#SPOT_UNKNOWN} if it is to watch where nothing answers
   */
  public static Optional<SpotWatch> start(
      Mode mode, Consumer<SpotNotice> heard, Consumer<String> say) {
    if (mode == Mode.OFF) {
      return Optional.empty();
    }
    URI endpoint = endpoint(System.getenv("AWS_EC2_METADATA_SERVICE_ENDPOINT"));
    SpotWatch watch = new SpotWatch(new InstanceMetadata(endpoint), heard);
    if (mode == Mode.ON && !watch.answers()) {
      throw new PershotException(
          ErrorCode.SPOT_UNKNOWN,
          "no instance metadata at " + endpoint + "; leave out --spot on outside of EC2");
    }
    Thread thread = new Thread(() -> watch.run(say), "spot-watch");
    thread.setDaemon(true);
    thread.start();
    return Optional.of(watch);
  }

  static URI endpoint(@Nullable String setting) {
    return URI.create(setting == null || setting.isEmpty() ? DEFAULT_ENDPOINT : setting);
  }

  /** Whether there are metadata here; a machine under load may miss a first answer. */
  private boolean answers() {
    for (int attempt = 0; attempt < PROBES; attempt++) {
      try {
        metadata.read("instance-id");
        return true;
      } catch (IOException e) {
        if (isClosed()) {
          return false;
        }
      }
    }
    return false;
  }

  private void run(Consumer<String> say) {
    if (!answers()) {
      return;
    }
    say.accept("watching for spot notices");
    do {
      try {
        ask();
      } catch (IOException mayAnswerNextTime) {
        // The system's own shutdown sends a signal in any case.
      }
    } while (!isClosed());
  }

  private void ask() throws IOException {
    hear(
        metadata
            .read("spot/instance-action")
            .map(json -> SpotNotice.interruption(json, Instant.now())));
    hear(
        metadata
            .read("events/recommendations/rebalance")
            .map(json -> SpotNotice.rebalance(json, Instant.now())));
  }

  private void hear(Optional<SpotNotice> notice) {
    notice.filter(given -> known.add(given.kind())).ifPresent(heard);
  }

  private boolean isClosed() {
    try {
      return closed.await(EVERY_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
