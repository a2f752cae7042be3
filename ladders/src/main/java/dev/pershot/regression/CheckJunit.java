package dev.pershot.regression;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A check as a JUnit report: one suite, a class for each title, a case for each comparison. The
 * format is that of Surefire's {@code surefire-test-report.xsd}, which all CI systems read.
 */
public final class CheckJunit {
  private static final String NOT_IN_XML = "[^\\t\\n\\r\\x20-\\uFFFD]";

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  private CheckJunit() throws XMLStreamException {
    text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
  }

  public static String of(CheckReport report) {
    try {
      CheckJunit junit = new CheckJunit();
      junit.write(report);
      return junit.text + "\n";
    } catch (XMLStreamException e) {
      throw new IllegalStateException("this is not XML: " + e.getMessage(), e);
    }
  }

  private void write(CheckReport report) throws XMLStreamException {
    xml.writeStartElement("testsuite");
    attribute("name", "pershot check");
    attribute("time", "0");
    attribute("tests", count(report, Count.ALL));
    attribute("errors", count(report, Count.ERRORS));
    attribute("skipped", count(report, Count.SKIPPED));
    attribute("failures", count(report, Count.FAILURES));
    for (TitleCheck title : report.titles()) {
      write(title);
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
    xml.flush();
  }

  private void write(TitleCheck title) throws XMLStreamException {
    if (title.skipped().isPresent()) {
      open(title, "check");
      xml.writeEmptyElement("skipped");
      attribute("message", title.skipped().get());
      close();
    }
    if (title.failure().isPresent()) {
      open(title, "check");
      verdict("error", "failed", title.failure().get());
      close();
    }
    for (Map.Entry<String, List<Finding>> one : cases(title).entrySet()) {
      open(title, one.getKey());
      for (Finding finding : one.getValue()) {
        if (finding.outcome() == Outcome.REGRESSION) {
          verdict("failure", "regression", finding.message() + CheckTable.shots(finding));
        }
      }
      for (Finding finding : one.getValue()) {
        if (finding.outcome() == Outcome.REFUSED) {
          verdict("error", "refused", finding.message());
          break;
        }
      }
      close();
    }
  }

  /** By comparison, in the order of findings. */
  private static Map<String, List<Finding>> cases(TitleCheck title) {
    Map<String, List<Finding>> cases = new LinkedHashMap<>();
    title
        .findings()
        .forEach(
            finding ->
                cases
                    .computeIfAbsent(finding.comparison(), name -> new ArrayList<>())
                    .add(finding));
    return cases;
  }

  private enum Count {
    ALL,
    ERRORS,
    SKIPPED,
    FAILURES
  }

  private static String count(CheckReport report, Count what) {
    long count = 0;
    for (TitleCheck title : report.titles()) {
      long skipped = title.skipped().isPresent() ? 1 : 0;
      long failed = title.failure().isPresent() ? 1 : 0;
      count +=
          switch (what) {
            case ALL -> skipped + failed + cases(title).size();
            case ERRORS -> failed + cases(title, Outcome.REFUSED);
            case SKIPPED -> skipped;
            case FAILURES -> cases(title, Outcome.REGRESSION);
          };
    }
    return Long.toString(count);
  }

  private static long cases(TitleCheck title, Outcome outcome) {
    return cases(title).values().stream()
        .filter(findings -> findings.stream().anyMatch(f -> f.outcome() == outcome))
        .count();
  }

  private void open(TitleCheck title, String name) throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testcase");
    attribute("name", name);
    attribute("classname", title.title());
    attribute("time", "0");
  }

  private void close() throws XMLStreamException {
    xml.writeEndElement();
  }

  private void verdict(String element, String type, String message) throws XMLStreamException {
    xml.writeStartElement(element);
    attribute("message", message);
    attribute("type", type);
    xml.writeCharacters(clean(message));
    xml.writeEndElement();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, clean(value));
  }

  private static String clean(String text) {
    return text.replaceAll(NOT_IN_XML, "?");
  }
}
