package dev.pershot.app.cli;

import dev.pershot.model.Json;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what is decided where a policy file says nothing. */
@Command(
    name = "policy",
    description = "Prints the whole effective policy as JSON.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  pershot policy",
      "  pershot policy --policy mine.json     the defaults with your keys over them"
    })
final class PolicyCommand implements Callable<Integer> {
  @Mixin private JobOptions job = new JobOptions();

  @Override
  public Integer call() {
    System.out.print(new String(Json.indented(job.policy()), StandardCharsets.UTF_8));
    return 0;
  }
}
