package dev.pershot.app.cli;

import dev.pershot.ladder.Policy;
import dev.pershot.media.shots.ShotOptions;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.Json;
import dev.pershot.model.ShotList;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What shall be made: policy, model and shots. */
final class JobOptions {
  @Mixin private PolicyOptions policy = new PolicyOptions();

  @Option(
      names = "--shots",
      paramLabel = "FILE",
      description = "Take the shots from this cut list instead of finding them.")
  private @Nullable Path shots;

  @Mixin private ShotLengths lengths = new ShotLengths();

  ShotOptions detection() {
    return lengths.detection();
  }

  /** Without a policy file that one is taken. */
  void takeByDefault(Policy own) {
    policy.takeByDefault(own);
  }

  Policy policy() {
    return policy.policy();
  }

  List<String> models(Policy decided) {
    return policy.models().isEmpty() ? List.of(decided.model()) : policy.models();
  }

  Optional<ShotList> shots() {
    return shots == null
        ? Optional.empty()
        : Optional.of(
            Json.read(
                PolicyOptions.read(shots, ErrorCode.SHOTS_INVALID),
                ShotList.class,
                ErrorCode.SHOTS_INVALID,
                shots.toString()));
  }
}
