package dev.pershot.app.spot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * AWS's stand-in for the metadata of an instance, amazon-ec2-metadata-mock, in a process of its own
 * that answers by IMDSv2 alone.
 */
public final class Ec2MetadataMock implements AutoCloseable {
  private static final int NEVER_SECONDS = 1_000_000;

  private final String program;
  private final int port;
  private final Path log;
  private Process process;

  private Ec2MetadataMock(String program, int port, Path log) throws Exception {
    this.program = program;
    this.port = port;
    this.log = log;
    this.process = start(NEVER_SECONDS, NEVER_SECONDS);
  }

  /**
   * An instance that nobody wants back; the test is skipped where the program was not installed.
   *
   * @param port a free one of loopback
   */
  public static Ec2MetadataMock start(int port, Path folder) throws Exception {
    String program = System.getenv("PERSHOT_EC2_MOCK");
    assumeThat(program).as("PERSHOT_EC2_MOCK names no ec2-metadata-mock").isNotNull();
    return new Ec2MetadataMock(program, port, folder.resolve("metadata.log"));
  }

  private Process start(int interruptionAfterSeconds, int rebalanceAfterSeconds) throws Exception {
    Process started =
        new ProcessBuilder(
                List.of(
                    program,
                    "spot",
                    "--imdsv2",
                    "--hostname",
                    "127.0.0.1",
                    "--port",
                    Integer.toString(port),
                    "--mock-delay-sec",
                    Integer.toString(interruptionAfterSeconds),
                    "--rebalance-delay-sec",
                    Integer.toString(rebalanceAfterSeconds)))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      awaitAnswer();
      return started;
    } catch (Exception | Error e) {
      started.destroyForcibly();
      throw e;
    }
  }

  private void awaitAnswer() throws Exception {
    Instant end = Instant.now().plusSeconds(20);
    while (!answers()) {
      assertThat(Instant.now()).as("no answer of " + program).isBefore(end);
      Thread.sleep(50);
    }
  }

  private boolean answers() {
    try {
      return new InstanceMetadata(URI.create(endpoint())).read("instance-id").isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  public String endpoint() {
    return "http://127.0.0.1:" + port;
  }

  /** Says that the instance is taken away in two minutes. */
  public void interrupt() throws Exception {
    restart(0, NEVER_SECONDS);
  }

  /** Says that the instance is likely to be taken away. */
  public void recommendRebalance() throws Exception {
    restart(NEVER_SECONDS, 0);
  }

  /** It gives notices by the time since its start. Its tokens are forgotten, as they may be. */
  private void restart(int interruptionAfterSeconds, int rebalanceAfterSeconds) throws Exception {
    process.destroyForcibly().waitFor();
    process = start(interruptionAfterSeconds, rebalanceAfterSeconds);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
