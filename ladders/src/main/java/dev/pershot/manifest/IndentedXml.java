package dev.pershot.manifest;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** XML of elements and attributes, two spaces a level, written by the JDK's own writer. */
final class IndentedXml {
  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter writer;
  private int depth;

  IndentedXml() {
    text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    try {
      // Not newFactory(): one found on the class path may write the same document in other bytes.
      writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the JDK writes XML", e);
    }
  }

  IndentedXml open(String element) {
    write(
        () -> {
          newLine();
          writer.writeStartElement(element);
        });
    depth++;
    return this;
  }

  /** An element without content. */
  IndentedXml empty(String element) {
    return write(
        () -> {
          newLine();
          writer.writeEmptyElement(element);
        });
  }

  /** An attribute of the element that was opened last. */
  IndentedXml attribute(String name, String value) {
    return write(() -> writer.writeAttribute(name, value));
  }

  IndentedXml attribute(String name, long value) {
    return attribute(name, Long.toString(value));
  }

  IndentedXml close() {
    depth--;
    return write(
        () -> {
          newLine();
          writer.writeEndElement();
        });
  }

  String finish() {
    write(
        () -> {
          writer.writeCharacters("\n");
          writer.flush();
        });
    return text.toString();
  }

  private void newLine() throws XMLStreamException {
    writer.writeCharacters("\n" + "  ".repeat(depth));
  }

  @FunctionalInterface
  private interface Step {
    void run() throws XMLStreamException;
  }

  private IndentedXml write(Step step) {
    try {
      step.run();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("this is not XML: " + e.getMessage(), e);
    }
    return this;
  }
}
