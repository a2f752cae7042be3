package dev.pershot.app.cli;

import dev.pershot.app.activity.Failures;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs a command line: every failure ends in one sentence and its exit code. */
public final class CommandLineApp {
  private CommandLineApp() {}

  public static int run(String... args) {
    CommandLine commandLine = new CommandLine(new RootCommand());
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setUsageHelpAutoWidth(true);
    commandLine.setParameterExceptionHandler(
        (e, given) -> fail(usage(e), List.of(given).contains("--json")));
    commandLine.setExecutionExceptionHandler(
        (e, command, parsed) -> fail(e, List.of(args).contains("--json")));
    if (args.length == 0) {
      commandLine.usage(System.err);
      return ErrorCode.USAGE.exitCode();
    }
    try {
      return commandLine.execute(args);
    } catch (LinkageError | OutOfMemoryError | StackOverflowError e) {
      return fail(e, List.of(args).contains("--json"));
    }
  }

  private static PershotException usage(ParameterException e) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("wrong arguments");
    String hint = suggestion(e);
    return new PershotException(
        ErrorCode.USAGE, message + hint + "; see '" + command + " --help'", e);
  }

  private static String suggestion(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched
        && !unmatched.getSuggestions().isEmpty()) {
      return " (did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?)";
    }
    return "";
  }

  private static int fail(Throwable e, boolean json) {
    PershotException failure = Failures.unwrap(e);
    if (json) {
      System.out.println(Events.error(failure));
    }
    System.err.println("pershot: " + failure.getMessage());
    if (System.getenv("PERSHOT_STACKTRACE") != null) {
      e.printStackTrace();
    }
    return failure.code().exitCode();
  }
}
