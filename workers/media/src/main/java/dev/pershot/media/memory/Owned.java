package dev.pershot.media.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What an owner of several handles holds. All are closed, in reverse order, whichever of them fails
 * to; so they are too where the owner's own making fails halfway.
 */
public final class Owned implements AutoCloseable {
  private final Deque<AutoCloseable> held = new ArrayDeque<>();

  /** Takes over what was just opened. */
  public <T extends AutoCloseable> T add(T opened) {
    held.push(opened);
    return opened;
  }

  /** Closes all on the way out of a failure, which keeps those of closing as suppressed ones. */
  public RuntimeException closeAfter(RuntimeException failure) {
    try {
      close();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  /** Closes all; the first failure is thrown once all are closed, with the others suppressed. */
  @Override
  public void close() {
    @Nullable RuntimeException first = null;
    while (!held.isEmpty()) {
      try {
        held.pop().close();
      } catch (Exception e) {
        if (first == null) {
          first = e instanceof RuntimeException same ? same : new IllegalStateException(e);
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
