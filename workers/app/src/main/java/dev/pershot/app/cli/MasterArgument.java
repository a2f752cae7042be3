package dev.pershot.app.cli;

import dev.pershot.app.master.MasterLocation;
import dev.pershot.app.master.Masters;
import dev.pershot.app.master.S3Masters;
import dev.pershot.storage.s3.S3Settings;
import picocli.CommandLine.Parameters;

/** The master that a command is about. */
final class MasterArgument {
  @Parameters(
      paramLabel = "MASTER",
      description =
          "The source video: progressive, constant frame rate, 4:2:0 with 8 or 10 bits. A file, or"
              + " s3://BUCKET/KEY.")
  private String master = "";

  MasterLocation location() {
    return MasterLocation.parse(master);
  }

  /** Masters for so many slots side by side. */
  Masters masters(S3Settings s3, int slots) {
    return Masters.of(new S3Masters(s3), slots);
  }
}
