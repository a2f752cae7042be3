package dev.pershot.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * HTML and SVG that is well-formed XML too. Everything that goes in as text or as an attribute's
 * value is escaped.
 */
final class Markup {
  private static final Set<String> INLINE =
      Set.of("a", "code", "dd", "desc", "span", "strong", "td", "text", "th", "title");

  private final StringBuilder text = new StringBuilder("<!DOCTYPE html>");
  private final Deque<String> open = new ArrayDeque<>();
  private boolean inTag;

  Markup open(String element) {
    start(element);
    open.push(element);
    return this;
  }

  /** An element that never has content. */
  Markup empty(String element) {
    start(element);
    open.push("");
    return this;
  }

  /** An attribute of the element that was opened last. */
  Markup attribute(String name, String value) {
    if (!inTag) {
      throw new IllegalStateException(name + " comes too late");
    }
    text.append(' ').append(name).append("=\"");
    text.append(escape(value)).append('"');
    return this;
  }

  /** A length or a position, to a hundredth. */
  Markup attribute(String name, double value) {
    return attribute(name, Numbers.plain(value));
  }

  Markup text(String content) {
    endTag();
    text.append(escape(content));
    return this;
  }

  Markup close() {
    endTag();
    text.append("</").append(open.pop()).append('>');
    return this;
  }

  /** An element with nothing but text. */
  Markup element(String element, String content) {
    return open(element).text(content).close();
  }

  /** A style element; HTML does not unescape its text, so there must be nothing to escape. */
  Markup style(String css) {
    if (css.contains("<") || css.contains("&")) {
      throw new IllegalArgumentException("a style sheet has neither < nor &");
    }
    open("style");
    endTag();
    text.append(css);
    return close();
  }

  private void start(String element) {
    endTag();
    if (!INLINE.contains(element)) {
      text.append('\n');
    }
    text.append('<').append(element);
    inTag = true;
  }

  private void endTag() {
    if (!inTag) {
      return;
    }
    inTag = false;
    if (open.element().isEmpty()) {
      open.pop();
      text.append("/>");
    } else {
      text.append('>');
    }
  }

  private static String escape(String content) {
    StringBuilder escaped = new StringBuilder(content.length());
    content
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(allowed(c) ? c : 0xFFFD);
              }
            });
    return escaped.toString();
  }

  /** What XML 1.0 allows (section 2.2), less carriage return, which parsers change. */
  private static boolean allowed(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c <= 0xD7FF && c != 0x7F)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  @Override
  public String toString() {
    endTag();
    return text.append('\n').toString();
  }
}
