package dev.pershot.app.job;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Values that never change once they are there, each read once. */
final class ReadOnce {
  private final Map<Object, Object> values = new ConcurrentHashMap<>();

  /** A value by its name, which is always of the same type. */
  @SuppressWarnings("unchecked")
  <T> T get(Object name, Supplier<T> read) {
    return (T) values.computeIfAbsent(name, missing -> read.get());
  }

  boolean has(Object name) {
    return values.containsKey(name);
  }

  /** A value that may not be there yet. */
  @SuppressWarnings("unchecked")
  <T> Optional<T> find(Object name, Supplier<Optional<T>> read) {
    @Nullable Object value = values.computeIfAbsent(name, missing -> read.get().orElse(null));
    return Optional.ofNullable((T) value);
  }
}
