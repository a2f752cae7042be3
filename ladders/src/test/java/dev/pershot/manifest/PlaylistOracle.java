package dev.pershot.manifest;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What m3u8-parser, an independent implementation, reads in a playlist: a tree of maps, lists and
 * plain values, by the names of its accessors; what is absent in the playlist is absent here.
 *
 * <p>By reflection, because its classes carry annotations that it does not bring along, of which
 * javac warns wherever it sees them.
 */
final class PlaylistOracle {
  private static final String PACKAGE = "io.lindstrom.m3u8.";

  private PlaylistOracle() {}

  static Map<String, Object> multivariant(String text) {
    return read("parser.MasterPlaylistParser", text);
  }

  static Map<String, Object> media(String text) {
    return read("parser.MediaPlaylistParser", text);
  }

  /** The list of maps under a key. */
  static List<Map<String, Object>> list(Map<String, Object> tree, String key) {
    if (!(tree.get(key) instanceof List<?> values)) {
      throw new AssertionError(key + " is no list in " + tree);
    }
    return values.stream().map(PlaylistOracle::map).toList();
  }

  private static Map<String, Object> read(String parser, String text) {
    try {
      Class<?> type = Class.forName(PACKAGE + parser);
      Object playlist =
          type.getMethod("readPlaylist", String.class)
              .invoke(type.getConstructor().newInstance(), text);
      return map(tree(playlist));
    } catch (InvocationTargetException e) {
      throw new AssertionError("not a playlist: " + text, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("m3u8-parser has another shape", e);
    }
  }

  private static Map<String, Object> map(Object value) {
    Map<String, Object> map = new LinkedHashMap<>();
    ((Map<?, ?>) value).forEach((key, child) -> map.put((String) key, child));
    return map;
  }

  private static Object tree(Object value) throws ReflectiveOperationException {
    if (value instanceof List<?> list) {
      Object[] values = list.toArray();
      for (int i = 0; i < values.length; i++) {
        values[i] = tree(values[i]);
      }
      return List.of(values);
    }
    for (Class<?> type : value.getClass().getInterfaces()) {
      if (type.getName().startsWith(PACKAGE + "model.") && !value.getClass().isEnum()) {
        return accessors(value, type);
      }
    }
    return value.getClass().isEnum() ? value.toString() : value;
  }

  private static Map<String, Object> accessors(Object value, Class<?> type)
      throws ReflectiveOperationException {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Method method : type.getMethods()) {
      if (method.getParameterCount() == 0 && !method.getName().equals("builder")) {
        Object child = method.invoke(value);
        if (child instanceof Optional<?> optional) {
          child = optional.orElse(null);
        }
        if (child != null) {
          values.put(method.getName(), tree(child));
        }
      }
    }
    return values;
  }
}
