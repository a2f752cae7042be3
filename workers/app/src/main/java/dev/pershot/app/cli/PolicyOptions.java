package dev.pershot.app.cli;

import dev.pershot.ladder.Policy;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** By what shall be decided. */
final class PolicyOptions {
  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "JSON of what differs from the default policy; see 'pershot policy'.")
  private @Nullable Path policy;

  @Option(
      names = "--model",
      split = ",",
      paramLabel = "MODEL",
      description =
          "VMAF model: auto, v1, v0.6.1 or libvmaf's own name. Several, split by commas, are all"
              + " measured; the first decides. Default: the policy's.")
  private List<String> models = List.of();

  @Option(
      names = "--sampling",
      paramLabel = "HOW",
      description =
          "adaptive: so many trials that the others can be told from them; exhaustive: every"
              + " resolution with every quantizer, every frame scored. Default: the policy's.")
  private @Nullable String sampling;

  @Option(
      names = "--tolerance",
      paramLabel = "POINTS",
      description =
          "VMAF points that an adaptive analysis may be wrong by at a rung, and its rate by four"
              + " times as many percent; less means more trials. Default: the policy's.")
  private @Nullable Double tolerance;

  private Policy byDefault = Policy.DEFAULT;

  /** The policy where no file is given, for a command that has defaults of its own. */
  void takeByDefault(Policy policy) {
    byDefault = policy;
  }

  /** Whether a policy was asked for, or a part of one. */
  boolean isGiven() {
    return policy != null || !models.isEmpty() || sampling != null || tolerance != null;
  }

  Policy policy() {
    Policy own =
        policy == null
            ? byDefault
            : Policy.read(read(policy, ErrorCode.POLICY_INVALID), policy.toString());
    own = sampling == null ? own : own.with("sampling", sampling);
    return tolerance == null ? own : own.with("tolerance", tolerance);
  }

  /** The policy file's, without what follows its first dot; nothing where there is none. */
  Optional<String> name() {
    return Optional.ofNullable(policy)
        .map(file -> file.getFileName().toString().replaceFirst("\\..*", ""));
  }

  /** As they were given; none where the policy's shall be taken. */
  List<String> models() {
    return models;
  }

  static byte[] read(Path file, ErrorCode code) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new PershotException(
          code, "cannot read " + file + "; check the path and its permissions", e);
    }
  }
}
