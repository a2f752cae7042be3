package dev.pershot.storage;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Requests that mostly wait for an answer, many at once. All calls of a process share the threads,
 * which end when nothing is asked; so a request must not make such a call itself.
 */
public final class Abreast {
  /** A quarter of the connections that a process keeps to S3. */
  static final int WIDTH = 32;

  /** What one call asks before another's requests have their turn. */
  private static final int TURN = 8 * WIDTH;

  private static final int IDLE_SECONDS = 5;

  private static final ThreadPoolExecutor THREADS = threads();

  private Abreast() {}

  private static ThreadPoolExecutor threads() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            WIDTH,
            WIDTH,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "abreast");
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /**
   * The answers, in the order of the items. When this returns or throws, no request is under way
   * any more; after a failure no further one is begun.
   *
   * @param request made for each item, in any thread
   * @throws PershotException and any other failure as the request that failed first threw it
   */
  public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> request) {
    List<R> answers = new ArrayList<>(items.size());
    for (int from = 0; from < items.size(); from += TURN) {
      answers.addAll(turn(items.subList(from, Math.min(items.size(), from + TURN)), request));
    }
    return answers;
  }

  private static <T, R> List<R> turn(List<T> items, Function<? super T, ? extends R> request) {
    if (items.size() == 1) {
      return List.of(request.apply(items.get(0)));
    }
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    List<Future<List<R>>> asked = new ArrayList<>(items.size());
    for (T item : items) {
      asked.add(THREADS.submit(() -> answer(item, request, failure)));
    }
    List<R> answers = new ArrayList<>(items.size());
    boolean interrupted = false;
    for (Future<List<R>> one : asked) {
      interrupted |= await(one, answers, failure);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    @Nullable Throwable first = failure.get();
    if (first != null) {
      throw thrown(first);
    }
    return answers;
  }

  /** Nothing where another request has failed already. */
  private static <T, R> List<R> answer(
      T item,
      Function<? super T, ? extends R> request,
      AtomicReference<@Nullable Throwable> failure) {
    if (failure.get() != null) {
      return List.of();
    }
    try {
      return List.of(request.apply(item));
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
      return List.of();
    }
  }

  /** Waits for the end, also when interrupted; returns whether it was. */
  private static <R> boolean await(
      Future<List<R>> one, List<R> answers, AtomicReference<@Nullable Throwable> failure) {
    boolean interrupted = false;
    while (true) {
      try {
        answers.addAll(one.get());
        return interrupted;
      } catch (InterruptedException e) {
        interrupted = true;
        failure.compareAndSet(
            null,
            new PershotException(
                ErrorCode.STORE_UNREACHABLE, "waiting for answers was stopped", e));
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static RuntimeException thrown(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return (RuntimeException) failure;
  }
}
