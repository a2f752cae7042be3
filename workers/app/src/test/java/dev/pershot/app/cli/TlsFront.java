package dev.pershot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** TLS before a server that speaks none, by a certificate of its own; for HTTP/2 alone. */
final class TlsFront implements AutoCloseable {
  private static final String PASSWORD = "changeit";

  private final SSLServerSocket listening;
  private final int behind;
  private final Path certificate;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private TlsFront(SSLServerSocket listening, int behind, Path certificate) {
    this.listening = listening;
    this.behind = behind;
    this.certificate = certificate;
  }

  /** Stands before a port of this machine. */
  static TlsFront start(int behind, Path folder) throws Exception {
    return start(behind, Identity.make("front", folder), Optional.empty());
  }

  /** The same, which lets nobody in but one client. */
  static TlsFront startFor(Identity client, int behind, Path folder) throws Exception {
    return start(behind, Identity.make("front", folder), Optional.of(client));
  }

  private static TlsFront start(int behind, Identity own, Optional<Identity> client)
      throws Exception {
    SSLServerSocket listening =
        (SSLServerSocket)
            context(own.store, client)
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    SSLParameters how = listening.getSSLParameters();
    how.setApplicationProtocols(new String[] {"h2"});
    how.setNeedClientAuth(client.isPresent());
    listening.setSSLParameters(how);
    TlsFront front = new TlsFront(listening, behind, own.certificate);
    front.threads.execute(front::accept);
    return front;
  }

  /**
   * A key pair that vouches for itself.
   *
   * @param store PKCS 12
   * @param certificate PEM
   * @param key PEM, PKCS 8
   */
  record Identity(Path store, Path certificate, Path key) {
    static Identity make(String name, Path folder) throws Exception {
      Path store = folder.resolve(name + ".p12");
      Path certificate = folder.resolve(name + ".pem");
      List<String> of = List.of("-keystore", store.toString(), "-storepass", PASSWORD);
      keytool(
          of,
          List.of(
              "-genkeypair",
              "-alias",
              name,
              "-keyalg",
              "EC",
              "-dname",
              "CN=127.0.0.1",
              "-ext",
              "san=ip:127.0.0.1",
              "-storetype",
              "PKCS12"));
      keytool(of, List.of("-exportcert", "-rfc", "-alias", name, "-file", certificate.toString()));
      Key key = load(store).getKey(name, PASSWORD.toCharArray());
      String pem =
          "-----BEGIN PRIVATE KEY-----\n"
              + Base64.getMimeEncoder().encodeToString(key.getEncoded())
              + "\n-----END PRIVATE KEY-----\n";
      return new Identity(
          store, certificate, Files.writeString(folder.resolve(name + "-key.pem"), pem));
    }
  }

  private static void keytool(List<String> store, List<String> what) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(what);
    command.addAll(store);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static KeyStore load(Path file) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream bytes = Files.newInputStream(file)) {
      store.load(bytes, PASSWORD.toCharArray());
    }
    return store;
  }

  private static SSLContext context(Path own, Optional<Identity> client) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(load(own), PASSWORD.toCharArray());
    KeyStore known = KeyStore.getInstance("PKCS12");
    known.load(null, null);
    if (client.isPresent()) {
      try (InputStream pem = Files.newInputStream(client.get().certificate)) {
        known.setCertificateEntry(
            "client", CertificateFactory.getInstance("X.509").generateCertificate(pem));
      }
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(known);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), client.isPresent() ? trust.getTrustManagers() : null, null);
    return context;
  }

  private void accept() {
    try {
      while (true) {
        SSLSocket from = (SSLSocket) listening.accept();
        Socket to = new Socket(InetAddress.getLoopbackAddress(), behind);
        threads.execute(() -> copy(from, to));
        threads.execute(() -> copy(to, from));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[1 << 14];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      // One end is gone; the other follows.
    }
  }

  String address() {
    return "127.0.0.1:" + listening.getLocalPort();
  }

  /** Who vouches for it. */
  Path certificate() {
    return certificate;
  }

  @Override
  public void close() throws IOException {
    listening.close();
    threads.shutdownNow();
  }
}
