package dev.pershot.app.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long a worker in trouble takes nothing. */
final class TroubleTest {
  private long now = 1;
  private final Trouble trouble = new Trouble(() -> now);

  private void meet() {
    trouble.met(new PershotException(ErrorCode.STORE_DENIED, "the credentials have expired"));
  }

  /** How many seconds it takes nothing from now on; they pass. */
  private int rest() {
    int seconds = 0;
    while (trouble.now().isPresent()) {
      now += Duration.ofSeconds(1).toNanos();
      seconds++;
    }
    return seconds;
  }

  @Test
  void now_withoutTrouble_isNothing() {
    assertThat(trouble.now()).isEmpty();
  }

  @Test
  void now_afterSeveralSlotsFailed_isTheirReasonForOneRest() {
    meet();
    meet();
    assertThat(trouble.now()).contains("the credentials have expired");
    assertThat(rest()).isEqualTo(15);
  }

  @Test
  void rest_whenItGoesOn_doublesUpToFiveMinutes() {
    meet();
    assertThat(rest()).isEqualTo(15);
    meet();
    assertThat(rest()).isEqualTo(30);
    for (int i = 0; i < 6; i++) {
      meet();
      rest();
    }
    meet();
    assertThat(rest()).isEqualTo(300);
  }

  @Test
  void rest_afterWorkWentWell_isTheFirstAgain() {
    meet();
    rest();
    meet();
    rest();
    trouble.overcome();
    meet();
    assertThat(rest()).isEqualTo(15);
  }
}
