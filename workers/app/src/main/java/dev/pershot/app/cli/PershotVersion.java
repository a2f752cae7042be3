package dev.pershot.app.cli;

import dev.pershot.app.publish.RunRecord;
import picocli.CommandLine.IVersionProvider;

/** The version, as the build wrote it into the jar. */
public final class PershotVersion implements IVersionProvider {
  /** The version, or "dev" where the classes are not in a jar. */
  public static String text() {
    return RunRecord.pershotVersion();
  }

  @Override
  public String[] getVersion() {
    return new String[] {"pershot " + text()};
  }
}
