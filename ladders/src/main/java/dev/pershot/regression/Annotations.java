package dev.pershot.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The lines by which CI systems mark a failure in their logs. GitLab has none: it reads JUnit. */
public enum Annotations {
  NONE {
    @Override
    String line(String file, String title, String message) {
      return "";
    }
  },

  /** GitHub Actions, "Workflow commands": values are escaped, properties also their separators. */
  GITHUB {
    @Override
    String line(String file, String title, String message) {
      return "::error file=%s,title=%s::%s"
          .formatted(property(file), property(title), data(message));
    }

    private String property(String text) {
      return data(text).replace(":", "%3A").replace(",", "%2C");
    }

    private String data(String text) {
      return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
  },

  /** Azure Pipelines, "Logging commands". */
  AZURE {
    @Override
    String line(String file, String title, String message) {
      return "##vso[task.logissue type=error;sourcepath=%s]%s"
          .formatted(property(file), data(title + ": " + message));
    }

    private String property(String text) {
      return data(text).replace(";", "%3B").replace("]", "%5D");
    }

    private String data(String text) {
      return text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A");
    }
  };

  /** Those of the system that an environment's variables belong to. */
  public static Annotations of(Map<String, String> environment) {
    if ("true".equalsIgnoreCase(environment.get("GITHUB_ACTIONS"))) {
      return GITHUB;
    }
    return "true".equalsIgnoreCase(environment.get("TF_BUILD")) ? AZURE : NONE;
  }

  /** A line for each regression, and for each title that could not be judged. */
  public List<String> lines(CheckReport report) {
    List<String> lines = new ArrayList<>();
    if (this == NONE) {
      return lines;
    }
    for (TitleCheck title : report.titles()) {
      title.failure().ifPresent(why -> lines.add(line(title.golden(), title.title(), why)));
      for (Finding finding : title.findings()) {
        if (finding.outcome() == Outcome.REGRESSION || finding.outcome() == Outcome.REFUSED) {
          lines.add(
              line(
                  title.golden(),
                  title.title() + ", " + finding.comparison(),
                  finding.message() + CheckTable.shots(finding)));
        }
      }
    }
    return lines;
  }

  abstract String line(String file, String title, String message);
}
