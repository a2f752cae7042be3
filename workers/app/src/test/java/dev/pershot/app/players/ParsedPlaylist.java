package dev.pershot.app.players;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A playlist, or a part of one, as m3u8-parser reads it.
 *
 * <p>By reflection, because its classes carry annotations that it does not bring along, of which
 * javac warns wherever it sees them.
 *
 * @param file the playlist
 * @param value one of the parser's own, or a plain value
 */
record ParsedPlaylist(Path file, Object value) {
  private static final String PACKAGE = "io.lindstrom.m3u8.";

  static ParsedPlaylist multivariant(Path file) throws IOException {
    return parse(file, "MasterPlaylistParser");
  }

  static ParsedPlaylist media(Path file) throws IOException {
    return parse(file, "MediaPlaylistParser");
  }

  private static ParsedPlaylist parse(Path file, String parser) throws IOException {
    try {
      Class<?> type = Class.forName(PACKAGE + "parser." + parser);
      Object playlist =
          type.getMethod("readPlaylist", String.class)
              .invoke(type.getConstructor().newInstance(), Files.readString(file));
      return new ParsedPlaylist(file, playlist);
    } catch (InvocationTargetException e) {
      throw new AssertionError(file + " is no playlist", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("m3u8-parser has another shape", e);
    }
  }

  /** What an accessor gives, if it gives anything. */
  Optional<ParsedPlaylist> find(String accessor) {
    try {
      Object found = publicType().getMethod(accessor).invoke(value);
      Object present = found instanceof Optional<?> optional ? optional.orElse(null) : found;
      return present == null ? Optional.empty() : Optional.of(new ParsedPlaylist(file, present));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("m3u8-parser has another shape", e);
    }
  }

  private Class<?> publicType() {
    for (Class<?> type : value.getClass().getInterfaces()) {
      if (type.getName().startsWith(PACKAGE + "model.")) {
        return type;
      }
    }
    return value.getClass();
  }

  ParsedPlaylist get(String accessor) {
    return find(accessor)
        .orElseThrow(() -> new AssertionError("no " + accessor + " in " + value + " of " + file));
  }

  List<ParsedPlaylist> list(String accessor) {
    return ((List<?>) get(accessor).value())
        .stream().map(entry -> new ParsedPlaylist(file, entry)).toList();
  }

  double number(String accessor) {
    return ((Number) get(accessor).value()).doubleValue();
  }

  String text(String accessor) {
    return get(accessor).value().toString();
  }

  /** A file that this playlist names, from where it is itself. */
  Path resolve(String uri) {
    return file.resolveSibling(uri).normalize();
  }
}
