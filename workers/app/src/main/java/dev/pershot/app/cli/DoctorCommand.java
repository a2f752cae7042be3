package dev.pershot.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What this machine has, and how to get what it lacks. */
@Command(
    name = "doctor",
    description = "Reports each part that Pershot uses: present, version, what for, how to get it.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  pershot doctor"})
final class DoctorCommand implements Callable<Integer> {
  @Mixin private StoreOptions store = new StoreOptions();

  @Override
  public Integer call() {
    Path home = Path.of(System.getProperty("pershot.home", "."));
    List<Diagnosis> parts = new Examination(home, store).all();
    for (Diagnosis part : parts) {
      System.out.println(part.line());
    }
    boolean fit = parts.stream().allMatch(part -> part.present() || !part.required());
    System.out.println(fit ? "ready" : "not ready: a part that is needed is missing");
    return fit ? 0 : 1;
  }
}
