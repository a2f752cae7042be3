package dev.pershot.report;

import org.jspecify.annotations.Nullable;

/** Builds one table, row by row, with headers that screen readers can follow. */
final class Table {
  private final Markup html;

  private Table(Markup html) {
    this.html = html;
  }

  static Table open(Markup html, String caption) {
    html.open("div").attribute("class", "scroll").attribute("tabindex", "0");
    html.open("table").element("caption", caption);
    return new Table(html);
  }

  /** Starts the head. */
  Table head() {
    html.open("thead").open("tr");
    return this;
  }

  /** A header over several columns. */
  Table group(int columns, String name) {
    html.open("th").attribute("scope", "colgroup").attribute("colspan", columns);
    html.text(name).close();
    return this;
  }

  /** Starts the head's next row. */
  Table nextRow() {
    html.close().open("tr");
    return this;
  }

  /** The headers of columns with numbers. */
  Table columns(String... names) {
    for (String name : names) {
      html.open("th").attribute("scope", "col").text(name).close();
    }
    return this;
  }

  /** The headers of columns with words. */
  Table textColumns(String... names) {
    for (String name : names) {
      html.open("th").attribute("scope", "col").attribute("class", "text").text(name).close();
    }
    return this;
  }

  /** Ends the head and starts the body. */
  Table body() {
    html.close().close().open("tbody");
    return this;
  }

  /** Starts a row, with an anchor where others link to it. */
  Table row(@Nullable String id) {
    html.open("tr");
    if (id != null) {
      html.attribute("id", id);
    }
    return this;
  }

  Table endRow() {
    html.close();
    return this;
  }

  /** The cell that names its row. */
  Table name(String text) {
    html.open("th").attribute("scope", "row").text(text).close();
    return this;
  }

  /** Such a cell that leads elsewhere on the page. */
  Table link(String text, String id) {
    html.open("th").attribute("scope", "row");
    html.open("a").attribute("href", "#" + id).text(text).close().close();
    return this;
  }

  Table text(String text) {
    html.open("td").attribute("class", "text").text(text).close();
    return this;
  }

  Table number(String text) {
    html.element("td", text);
    return this;
  }

  /** A number that the reader should not miss. */
  Table alarm(boolean alarming, String text) {
    html.open("td");
    if (alarming) {
      html.attribute("class", "alarm");
    }
    html.text(text).close();
    return this;
  }

  void close() {
    html.close().close().close();
  }
}
