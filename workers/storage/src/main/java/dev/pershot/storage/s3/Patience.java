package dev.pershot.storage.s3;

import java.time.Duration;

/**
 * How long a server is waited for. Batch work would rather wait out a disturbance than fail, so the
 * attempts are many; with the usual delays all of them together last half a minute, more when the
 * server says that it is throttling.
 *
 * @param connect until a connection stands
 * @param silence without a byte of an answer
 * @param attempts of one request, the first included
 * @param firstDelay before the second attempt, at most; it doubles from one to the next
 * @param longestDelay between two attempts
 */
public record Patience(
    Duration connect, Duration silence, int attempts, Duration firstDelay, Duration longestDelay) {
  public static final Patience USUAL =
      new Patience(
          Duration.ofSeconds(5),
          Duration.ofSeconds(20),
          10,
          Duration.ofMillis(100),
          Duration.ofSeconds(20));

  public Patience {
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts " + attempts);
    }
  }
}
