package dev.pershot.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pershot.report.ReportData.Analysis;
import dev.pershot.report.ReportData.Curve;
import dev.pershot.report.ReportData.Fact;
import dev.pershot.report.ReportData.Rung;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HtmlReportTest {
  private final ReportData data = ReportFixture.data("montage.mp4");
  private final String page = HtmlReport.of(data);
  private final Document document = parse(page);

  @Test
  void rungsAndShots_eachHaveOneRow() {
    for (int rung = 1; rung <= data.rungs().size(); rung++) {
      assertThat(rows("rung-" + rung)).hasSize(1);
      assertThat(rows("rung-" + rung).get(0).getTextContent())
          .contains(data.rungs().get(rung - 1).name());
    }
    for (int shot = 1; shot <= data.shots().size(); shot++) {
      assertThat(rows("shot-" + shot)).hasSize(1);
    }
    assertThat(rows("shot-" + (data.shots().size() + 1))).isEmpty();
  }

  @Test
  void shotRow_hasEveryRungsChoice() {
    Element row = rows("shot-5").get(0);

    assertThat(all(row, "td")).hasSize(3 + 3 * data.rungs().size());
    assertThat(row.getTextContent()).startsWith("50:11.00:14.6dissolve");
  }

  @Test
  void charts_showEveryRungAndEveryShot() {
    assertThat(all(document.getDocumentElement(), "circle").stream())
        .filteredOn(circle -> circle.getAttribute("r").equals("10"))
        .hasSameSizeAs(data.rungs());
    assertThat(all(document.getDocumentElement(), "rect").stream())
        .filteredOn(rect -> all(rect, "title").size() == 1)
        .hasSameSizeAs(data.shots());
    assertThat(all(document.getDocumentElement(), "polyline"))
        .hasSize(data.analysis().resolutions().size() + 2);
  }

  @Test
  void drawings_stayInsideAndHaveNames() {
    Pattern inside = Pattern.compile("[0-9]+(\\.[0-9]{1,2})?");
    for (Element svg : all(document.getDocumentElement(), "svg")) {
      boolean hidden = svg.getAttribute("aria-hidden").equals("true");
      assertThat(hidden || all(svg, "title").get(0).getParentNode().equals(svg)).isTrue();
      for (String shape : List.of("circle", "rect", "line", "text")) {
        for (Element element : all(svg, shape)) {
          for (String place : List.of("x", "y", "x1", "y2", "cx", "cy", "width", "height")) {
            String value = element.getAttribute(place);
            assertThat(value.isEmpty() || inside.matcher(value).matches()).as(value).isTrue();
          }
        }
      }
    }
  }

  @Test
  void page_loadsNothing() {
    assertThat(page).doesNotContainPattern("(?i)https?:|src=|url\\((?!#)|@import|<script|<link");
    assertThat(all(document.getDocumentElement(), "a"))
        .isNotEmpty()
        .allSatisfy(a -> assertThat(rows(a.getAttribute("href").substring(1))).hasSize(1));
  }

  @Test
  void ids_areUnique() {
    List<String> ids = new ArrayList<>();
    all(document.getDocumentElement(), "*").stream()
        .map(element -> element.getAttribute("id"))
        .filter(id -> !id.isEmpty())
        .forEach(ids::add);

    assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(data.shots().size());
  }

  @Test
  void text_isEscapedEverywhere() {
    String hostile = "<script>\"&'\u0000</title>";
    ReportData named = ReportFixture.data(hostile);
    Rung rung = named.rungs().get(0);
    Rung renamed = new Rung(hostile, rung.resolution(), 1, 1, 1, 1, 1, 1, 1, 1, rung.shots());
    Curve curve = new Curve(hostile, named.analysis().perShot().points());
    ReportData all =
        new ReportData(
            hostile,
            hostile,
            hostile,
            named.resolution(),
            named.frameRate(),
            List.of(new Fact(hostile, hostile)),
            new Analysis(List.of(curve), curve, curve, Optional.empty()),
            List.of(renamed),
            named.run());

    String text = HtmlReport.of(all);

    assertThat(text).doesNotContain("<script>").contains("&lt;script&gt;");
    assertThat(all(parse(text).getDocumentElement(), "h1").get(0).getTextContent())
        .isEqualTo(hostile.replace('\u0000', '\uFFFD'));
  }

  @Test
  void drift_beyondWhatIsAllowed_isMarked() {
    Element row = rows("rung-2").get(0);

    assertThat(all(row, "td"))
        .filteredOn(cell -> cell.getAttribute("class").equals("alarm"))
        .singleElement()
        .extracting(Node::getTextContent)
        .isEqualTo("\u22121.31");
    assertThat(all(rows("rung-3").get(0), "td"))
        .noneMatch(cell -> cell.getAttribute("class").equals("alarm"));
  }

  @Test
  void page_isTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(HtmlReport.of(data)).isEqualTo(page);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void rungs_withOtherShots_areRefused() {
    Rung first = data.rungs().get(0);
    Rung fewer =
        new Rung("x", first.resolution(), 1, 1, 1, 1, 1, 1, 1, 1, first.shots().subList(0, 3));

    assertThatThrownBy(
            () ->
                new ReportData(
                    "t",
                    "c",
                    "m",
                    data.resolution(),
                    data.frameRate(),
                    List.of(),
                    data.analysis(),
                    List.of(first, fewer),
                    data.run()))
        .hasMessageContaining("rung x has other shots");
  }

  private List<Element> rows(String id) {
    return all(document.getDocumentElement(), "tr").stream()
        .filter(row -> row.getAttribute("id").equals(id))
        .toList();
  }

  private static List<Element> all(Element element, String name) {
    NodeList nodes = element.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static Document parse(String text) {
    try {
      DocumentBuilder builder = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
      return builder.parse(new InputSource(new StringReader(text)));
    } catch (Exception e) {
      throw new AssertionError("not well-formed", e);
    }
  }
}
