package dev.pershot.media.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnedTest {
  private final List<String> closed = new ArrayList<>();
  private final Owned owned = new Owned();

  private void own(String name) {
    owned.add(() -> closed.add(name));
  }

  private void ownFailing(String name, Exception failure) {
    owned.add(
        () -> {
          closed.add(name);
          throw failure;
        });
  }

  @Test
  void close_several_isInReverseOrderAndOnce() {
    own("encoder");
    own("decoder");

    owned.close();
    owned.close();

    assertThat(closed).containsExactly("decoder", "encoder");
  }

  @Test
  void close_whereSomeFail_closesTheOthersAndKeepsAllFailures() {
    RuntimeException last = new IllegalStateException("the stream");
    Exception first = new IOException("the scaler");
    own("reader");
    ownFailing("scaler", first);
    own("lane");
    ownFailing("stream", last);

    assertThatThrownBy(owned::close).isSameAs(last).hasSuppressedException(first);
    assertThat(closed).containsExactly("stream", "lane", "scaler", "reader");
  }

  @Test
  void closeAfter_aFailure_keepsItAsTheFirst() {
    RuntimeException cause = new IllegalArgumentException("no such preset");
    RuntimeException closing = new IllegalStateException("the stream");
    own("encoder");
    ownFailing("stream", closing);

    assertThat(owned.closeAfter(cause)).isSameAs(cause).hasSuppressedException(closing);
    assertThat(closed).containsExactly("stream", "encoder");
  }
}
