package dev.pershot.regression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.StringReader;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;

/** A check in all its forms. */
class CheckReportTest {
  private static final String HOSTILE = "a|b <i>& \"quoted\" \u0001 % , : ]";
  private static final TitleCheck REGRESSED =
      new TitleCheck(
          "film",
          "ladders/goldens/film.json",
          Optional.empty(),
          Optional.empty(),
          List.of(
              Finding.differs("recipes", "01-360p", "shot 7: CRF 28, " + HOSTILE)
                  .causedBy(List.of(7, 9)),
              Finding.differs("recipes", "02-360p", "shot 8"),
              Finding.refused("BD-rate, VMAF mean", "no overlap"),
              Finding.of("storage", Outcome.FINE, "", "as its golden")),
          Optional.empty());
  private static final TitleCheck FINE =
      TitleCheck.of(
          "fine",
          "fine.json",
          LadderCheck.of(SyntheticLadder.of(3), SyntheticLadder.of(3), Tolerances.DEFAULT));
  private static final CheckReport REPORT =
      new CheckReport(
          List.of(
              FINE,
              TitleCheck.skipped("away", "away.json", "its master is not there"),
              TitleCheck.failed("broken", "broken.json", "broken.json: ends too early"),
              REGRESSED));

  @Test
  void exitCode_isOfTheWorst() {
    assertThat(REPORT.exitCode()).isEqualTo(3);
    assertThat(report(FINE, TitleCheck.failed("x", "x", "y")).exitCode()).isEqualTo(1);
    assertThat(report(FINE, TitleCheck.skipped("x", "x", "y")).exitCode()).isZero();
  }

  @Test
  void exitCode_whereNothingWasChecked_isNoPass() {
    assertThat(report(TitleCheck.skipped("x", "x", "y")).exitCode()).isEqualTo(1);
  }

  @Test
  void table_beginsWithTheWorstTitle_andNamesShots() {
    assertThat(CheckTable.of(REPORT))
        .startsWith("film ")
        .contains("; shots 7, 9")
        .contains("its master is not there")
        .endsWith("1 regression, 1 failed, 1 fine, 1 skipped\n");
  }

  @Test
  void junit_keepsToTheSchema() throws Exception {
    Schema schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(schemaFile());
    String xml = CheckJunit.of(REPORT);
    assertThatCode(() -> schema.newValidator().validate(new StreamSource(new StringReader(xml))))
        .doesNotThrowAnyException();
    assertThat(xml)
        .contains("tests=\"" + (2 + 3 + FINE.findings().size()) + "\"")
        .contains("failures=\"1\"", "errors=\"2\"", "skipped=\"1\"")
        .contains("classname=\"film\"");
  }

  /** Unpacked from Surefire's sources; see the module's pom.xml. */
  private static URL schemaFile() {
    return Objects.requireNonNull(
        CheckReportTest.class.getResource("/surefire-test-report.xsd"),
        "the schema is unpacked by Maven");
  }

  @Test
  void markdown_rendersAsTables() {
    String html = html(CheckMarkdown.of(REPORT));
    assertThat(html)
        .contains("<td><strong>regression</strong></td>", "<td>recipes</td>", "<td>7, 9</td>")
        .contains("a|b &lt;i&gt;&amp;")
        .doesNotContain("<i>");
    assertThat(html.split("<table>", -1)).hasSize(1 + 2);
  }

  @Test
  void markdown_ofVeryMuch_staysUnder64KbAndSaysSo() {
    List<Finding> many = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      many.add(Finding.differs("recipes", "r" + i, "shot " + i + ": ü" + "x".repeat(60)));
    }
    String markdown =
        CheckMarkdown.of(
            report(
                new TitleCheck(
                    "film",
                    "film.json",
                    Optional.empty(),
                    Optional.empty(),
                    many,
                    Optional.empty())));
    assertThat(markdown.getBytes(UTF_8).length).isBetween(50_000, 64_000);
    assertThat(markdown).endsWith("more lines were left out to stay under 64 KB.\n");
    assertThat(html(markdown)).contains("<p>", "left out");
  }

  @Test
  void annotations_areTheSystems() {
    assertThat(Annotations.of(Map.of("GITHUB_ACTIONS", "true"))).isEqualTo(Annotations.GITHUB);
    assertThat(Annotations.of(Map.of("TF_BUILD", "True"))).isEqualTo(Annotations.AZURE);
    assertThat(Annotations.of(Map.of())).isEqualTo(Annotations.NONE);
    assertThat(Annotations.GITHUB.lines(REPORT))
        .hasSize(4)
        .contains(
            "::error file=ladders/goldens/film.json,title=film%2C recipes::shot 8",
            "::error file=broken.json,title=broken::broken.json: ends too early")
        .allMatch(line -> line.startsWith("::error file="));
    assertThat(Annotations.AZURE.lines(REPORT))
        .contains(
            "##vso[task.logissue type=error;sourcepath=ladders/goldens/film.json]"
                + "film, recipes: shot 8");
    assertThat(Annotations.NONE.lines(REPORT)).isEmpty();
  }

  private static String html(String markdown) {
    List<Extension> tables = List.of(TablesExtension.create());
    return HtmlRenderer.builder()
        .extensions(tables)
        .build()
        .render(Parser.builder().extensions(tables).build().parse(markdown));
  }

  private static CheckReport report(TitleCheck... titles) {
    return new CheckReport(List.of(titles));
  }
}
