package dev.pershot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.app.cli.PershotProcess.Ended;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A Temporal service that lets in whom it knows by a certificate. */
@Tag("fleet")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class ClientCertificateTest {
  @TempDir private Path folder = Path.of("");

  private Ended status(TlsFront front, TlsFront.Identity... shown) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "status",
                "--temporal",
                front.address(),
                "--tls-ca",
                front.certificate().toString(),
                "--store",
                folder.resolve("store").toString()));
    for (TlsFront.Identity own : shown) {
      arguments.addAll(
          List.of("--tls-cert", own.certificate().toString(), "--tls-key", own.key().toString()));
    }
    return PershotProcess.start(folder, Map.of(), arguments.toArray(String[]::new)).end();
  }

  @Test
  void status_byACertificate_isToldToItsOwnerAlone() throws Exception {
    TlsFront.Identity client = TlsFront.Identity.make("client", folder);
    TlsFront.Identity stranger = TlsFront.Identity.make("stranger", folder);
    try (DevTemporal temporal = DevTemporal.start(folder);
        TlsFront front = TlsFront.startFor(client, temporal.port(), folder)) {
      Ended known = status(front, client);
      assertThat(known.exitCode()).as(known.stderr()).isZero();

      for (Ended refused : List.of(status(front), status(front, stranger))) {
        assertThat(refused.exitCode()).as(refused.stderr()).isEqualTo(1);
        assertThat(refused.stderr()).hasLineCount(1).contains("check").contains("certificate");
      }
    }
  }
}
