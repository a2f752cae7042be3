package dev.pershot.app.cli;

import picocli.CommandLine.IVersionProvider;

/** The version, as the build wrote it into the jar. */
public final class PershotVersion implements IVersionProvider {
  /** The version, or "dev" where the classes are not in a jar. */
  public static String text() {
    String version = PershotVersion.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"pershot " + text()};
  }
}
