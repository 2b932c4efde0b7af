package netcourse.lesson05;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static netcourse.checker.Symptom.always;
import static netcourse.checker.Symptom.thrown;
import static netcourse.checker.Symptom.when;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import netcourse.channel.CertificateAuthority;
import netcourse.channel.CertificateDetails;
import netcourse.channel.ServerCertificate;
import netcourse.channel.Tls;
import netcourse.channel.TlsIdentity;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.Symptom;
import netcourse.checker.Task;
import netcourse.checker.Trial;
import netcourse.checker.TwoThreads;
import netcourse.common.LoopbackPair;
import netcourse.lesson05.exercise.MyTlsConnector;
import netcourse.lesson05.exercise.TlsConnector;
import netcourse.lesson05.mistake.TlsConnectorMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [TlsConnector], with servers on loopback. Their keys are made once.
@Check(
        id = "5.9",
        title = "a TLS client that trusts one CA and checks the name",
        exercise = MyTlsConnector.class,
        core = true,
        difficulty = 2,
        minutes = 20)
class TlsConnectorCheck {
    private static final String HOST = "localhost";
    private static final int SHORT_MILLIS = 20;
    private static final String TRUST_STORE = "javax.net.ssl.trustStore";

    private static final CertificateAuthority CA = CertificateAuthority.create("netcourse CA");
    private static final CertificateAuthority OTHER_CA = CertificateAuthority.create("another CA");
    private static final CertificateAuthority NAMESAKE =
            CertificateAuthority.create("netcourse CA");

    /// Has the host as its common name, too.
    private static final CertificateDetails PLAIN =
            CertificateDetails.of(HOST, HOST, "127.0.0.1", "::1");

    private static final SSLContext SERVER = server(CA.issue(PLAIN));
    private static final SSLContext OF_OTHER_CA = server(OTHER_CA.issue(PLAIN));
    private static final SSLContext ONLY_COMMON_NAME =
            server(CA.issue(CertificateDetails.of(HOST, "other.example")));
    private static final SSLContext ONLY_ADDRESS =
            server(CA.issue(CertificateDetails.of("a server", "other.example", "127.0.0.1")));
    private static final SSLContext EXAMPLE =
            server(CA.issue(CertificateDetails.of("a server", "server.example", "127.0.0.1")));

    private static final Map<ServerCertificate, SSLContext> SHOWING = new ConcurrentHashMap<>();

    private static SSLContext server(TlsIdentity identity) {
        return Tls.context(Optional.of(identity), CA.certificate());
    }

    private static SSLContext showing(ServerCertificate certificate) {
        return SHOWING.computeIfAbsent(certificate, c -> server(c.make(CA)));
    }

    private final TlsConnector connector;

    TlsConnectorCheck(TlsConnector connector) {
        this.connector = connector;
    }

    // --- the handshake ---

    /// Nobody listens where the socket is connected to, not any more.
    @Test
    void connectsToServer(Trial trial) throws Exception {
        Call call = call(trial, HOST, SERVER, "a certificate for localhost, which the CA signed");
        boolean again = call.result.threw(ConnectException.class);
        SSLSocket tls = call.expectConnected(trial, thrown(again, OpensAnotherConnection.class));
        int millis = call.pair.client().getSoTimeout();
        trial.expectThat(
                millis == 10_000,
                "read time-out of the socket: expected 10000 ms as before, was " + millis);
        call.expectEcho(trial, tls);
    }

    @Test
    void returnsAfterTheHandshake(Trial trial) throws Exception {
        LoopbackPair pair = silent(trial);
        CallResult result = connect(trial, pair, HOST, CA);
        boolean tried = pair.server().getInputStream().available() > 0;
        result.expectThrown(
                trial,
                IOException.class,
                "no handshake is possible",
                List.of(),
                when(result.returned() instanceof SSLSocket && !tried, ForgetsTheHandshake.class));
    }

    // --- the name ---

    @Test
    void refusesAnotherName(Trial trial) throws Exception {
        Call call = call(trial, HOST, ServerCertificate.WRONG_NAME);
        boolean all = call.isConnected() && acceptsAll(trial);
        call.expectRefused(
                trial,
                "the certificate names other.example",
                all ? TrustsEverybody.class : ForgetsTheName.class);
    }

    /// Nobody vouches for the one; the other's time is over.
    private boolean acceptsAll(Trial trial) throws IOException {
        return isAccepted(trial, HOST, showing(ServerCertificate.SELF_SIGNED))
                && isAccepted(trial, HOST, showing(ServerCertificate.EXPIRED));
    }

    private boolean isAccepted(Trial trial, String host, SSLContext server) throws IOException {
        return call(trial, host, CA, server, Call.VERSION_13, new CountDownLatch(1)).isConnected();
    }

    @Test
    void ignoresTheCommonName(Trial trial) throws Exception {
        call(trial, HOST, ONLY_COMMON_NAME, "CN=localhost, but the only DNS name is other.example")
                .expectRefused(
                        trial,
                        "the alternative names do not contain localhost",
                        ComparesTheCommonName.class);
    }

    @Test
    void refusesTheAddressInPlaceOfTheHost(Trial trial) throws Exception {
        Call call = call(trial, "server.example", ServerCertificate.GOOD);
        String when = "the certificate names localhost and its addresses, not server.example";
        if (call.isConnected()
                && isAccepted(trial, "server.example", ONLY_ADDRESS)
                && !isAccepted(trial, "server.example", showing(ServerCertificate.WRONG_NAME))) {
            call.expectRefused(trial, when, ChecksTheAddress.class);
        }
        call.expectRefused(trial, when);
    }

    @Test
    void takesTheWholeName(Trial trial) throws Exception {
        call(trial, "www.server.example", EXAMPLE, "a certificate for server.example")
                .expectRefused(trial, "the certificate does not name www.server.example");
    }

    @Test
    void saysWhichHostItWants(Trial trial) throws Exception {
        Call named = call(trial, "server.example", EXAMPLE, "a certificate for server.example");
        expectNames(trial, named, List.of("server.example"));
        Call address = call(trial, "127.0.0.1", EXAMPLE, "a certificate for 127.0.0.1");
        expectNames(trial, address, List.of());
    }

    private static void expectNames(Trial trial, Call call, List<String> expected)
            throws Exception {
        SSLSocket server = call.expectServed(trial, call.expectConnected(trial));
        List<String> names =
                ((ExtendedSSLSession) server.getSession())
                        .getRequestedServerNames().stream().map(TlsConnectorCheck::text).toList();
        trial.expect(
                "the names that the server got (SNI)",
                expected,
                names,
                when(names.equals(List.of("127.0.0.1")), SendsTheAddress.class));
    }

    private static String text(SNIServerName name) {
        return name instanceof SNIHostName host ? host.getAsciiName() : name.toString();
    }

    @Test
    void connectsToEachNameInTheCertificate(Trial trial) throws Exception {
        for (String host : List.of("localhost", "LOCALHOST", "127.0.0.1", "::1")) {
            call(trial, host, ServerCertificate.GOOD).expectConnected(trial);
        }
    }

    @Test
    void refusesAnotherAddress(Trial trial) throws Exception {
        for (String address : List.of("127.0.0.1", "::1")) {
            call(trial, address, ServerCertificate.WRONG_NAME)
                    .expectRefused(trial, "the certificate names other.example only");
        }
    }

    // --- the CA ---

    @Test
    void refusesWhatTheCaDidNotSign(Trial trial) throws Exception {
        String unsigned = "the CA did not sign that certificate";
        Call self = call(trial, HOST, ServerCertificate.SELF_SIGNED);
        if (self.isConnected() && acceptsAll(trial)) {
            self.expectRefused(trial, unsigned, TrustsEverybody.class);
        }
        self.expectRefused(trial, unsigned);
        Call other = call(trial, HOST, OF_OTHER_CA, "a certificate of a CA with another name");
        Call namesake = call(trial, HOST, ServerCertificate.WRONG_CA);
        namesake.result.expectThrown(
                trial,
                SSLException.class,
                unsigned,
                List.of(),
                when(namesake.isConnected() && !other.isConnected(), ComparesTheIssuer.class));
        other.expectRefused(trial, unsigned);
        call(trial, HOST, ServerCertificate.NOT_A_CA)
                .expectRefused(trial, "what signed that certificate is no CA");
    }

    @Test
    void refusesWhatIsNotValidNow(Trial trial) throws Exception {
        Call expired = call(trial, HOST, ServerCertificate.EXPIRED);
        Call early = call(trial, HOST, ServerCertificate.NOT_YET_VALID);
        if (expired.isConnected() && early.isConnected()) {
            early.expectRefused(trial, "the certificate is not valid yet", ForgetsTheDates.class);
        }
        expired.expectRefused(trial, "the certificate has expired");
        early.expectRefused(trial, "the certificate is not valid yet");
    }

    /// For the time of this call, the other CA is the system's.
    @Test
    void trustsNoneOfTheSystemsCas(Trial trial) throws Exception {
        Path file = Files.createTempFile("system-cas", ".p12");
        String before = System.getProperty(TRUST_STORE);
        try {
            writeStore(file, OTHER_CA.certificate());
            System.setProperty(TRUST_STORE, file.toString());
            call(trial, HOST, OF_OTHER_CA, "a certificate that a CA of the system's signed")
                    .expectRefused(
                            trial,
                            "the given CA did not sign that certificate",
                            TrustsTheSystemToo.class);
        } finally {
            if (before == null) {
                System.clearProperty(TRUST_STORE);
            } else {
                System.setProperty(TRUST_STORE, before);
            }
            Files.delete(file);
        }
    }

    private static void writeStore(Path file, X509Certificate trusted) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("ca", trusted);
        try (var out = Files.newOutputStream(file)) {
            store.store(out, null);
        }
    }

    // --- the version ---

    @Test
    void refusesOlderVersions(Trial trial) throws Exception {
        trial.nextCase();
        trial.step("the server", "speaks TLS 1.2 only");
        Call call = call(trial, HOST, CA, SERVER, "TLSv1.2", new CountDownLatch(1));
        call.expectRefused(
                trial, "the server speaks nothing newer than TLS 1.2", AllowsVersion12.class);
    }

    // --- what else it touches ---

    @Test
    void changesNothingElse(Trial trial) throws Exception {
        SSLContext before = SSLContext.getDefault();
        Map<String, String> properties = properties();
        try {
            call(trial, HOST, ServerCertificate.GOOD).expectConnected(trial);
            trial.expectThat(
                    SSLContext.getDefault() == before,
                    "SSLContext.getDefault(): expected the same as before, it is another one",
                    always(SetsTheDefault.class));
            trial.expect("the system properties of TLS", properties, properties());
        } finally {
            SSLContext.setDefault(before);
        }
    }

    private static Map<String, String> properties() {
        return System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.matches("(javax\\.net\\.ssl|jdk\\.tls|https)\\..*"))
                .collect(Collectors.toMap(name -> name, System::getProperty));
    }

    @Test
    void leavesTheTimeOutAsItIs(Trial trial) throws Exception {
        for (int millis : List.of(0, 7_000)) {
            trial.nextCase();
            LoopbackPair pair = open(trial);
            pair.client().setSoTimeout(millis);
            trial.step("the socket", "has a read time-out of %d ms".formatted(millis));
            Task<?> served =
                    trial.start(
                            "server",
                            () ->
                                    serve(
                                            pair.server(),
                                            SERVER,
                                            Call.VERSION_13,
                                            new CountDownLatch(1)));
            connect(trial, pair, HOST, CA).expectReturned(trial, "the certificate is right");
            served.result();
            trial.expect("its read time-out now", millis, pair.client().getSoTimeout());
        }
    }

    @Test
    void trustsTheCaOfEachCall(Trial trial) throws Exception {
        call(trial, HOST, ServerCertificate.GOOD).expectConnected(trial);
        trial.step("the next call", "has another CA");
        Call second = call(trial, OTHER_CA, SERVER);
        Call third = call(trial, OTHER_CA, OF_OTHER_CA);
        boolean kept = third.result.threw(SSLException.class);
        String when = "the CA of this call did not sign it";
        second.result.expectThrown(
                trial,
                SSLException.class,
                when,
                List.of(),
                when(kept && second.isConnected(), KeepsTheFirstCa.class));
        trial.step("the server", "has a certificate of that other CA");
        third.expectConnected(trial);
    }

    /// Names can be the same; keys cannot.
    @Test
    void knowsAuthoritiesByTheirKeys(Trial trial) throws Exception {
        call(trial, HOST, ServerCertificate.GOOD).expectConnected(trial);
        trial.step("the next call", "has another CA of the same name");
        call(trial, NAMESAKE, SERVER)
                .expectRefused(trial, "the CA of this call did not sign it, but one of its name");
    }

    private Call call(Trial trial, CertificateAuthority ca, SSLContext server) throws IOException {
        return call(trial, HOST, ca, server, Call.VERSION_13, new CountDownLatch(1));
    }

    /// Each handshake goes on when both have begun.
    @Test
    void sharesNothingBetweenThreads(Trial trial) throws Exception {
        trial.nextCase();
        trial.step("two threads", "call connect with two CAs");
        CountDownLatch both = new CountDownLatch(2);
        Task<?> one = trial.start("thread A", () -> expectAlone(trial, CA, SERVER, both));
        Task<?> other =
                trial.start("thread B", () -> expectAlone(trial, OTHER_CA, OF_OTHER_CA, both));
        one.result();
        other.result();
    }

    private Void expectAlone(
            Trial trial, CertificateAuthority ca, SSLContext server, CountDownLatch both)
            throws Exception {
        CallResult result = call(trial, HOST, ca, server, Call.VERSION_13, both).result;
        return TwoThreads.expectRight(trial, result.returned() instanceof SSLSocket, result);
    }

    // --- the end ---

    @Test
    void keepsReadingAfterHalfClose(Trial trial) throws Exception {
        Call call = call(trial, HOST, ServerCertificate.GOOD);
        SSLSocket tls = call.expectConnected(trial);
        SSLSocket server = call.expectServed(trial, tls);
        trial.step("the client", "closed its output");
        tls.shutdownOutput();
        trial.expect("what the server read", -1, server.getInputStream().read());
        server.getOutputStream().write(7);
        trial.expect("what the client read after that", 7, tls.getInputStream().read());
    }

    @Test
    void closesTheSocketWithTls(Trial trial) throws Exception {
        Call call = call(trial, HOST, ServerCertificate.GOOD);
        SSLSocket tls = call.expectConnected(trial);
        call.expectServed(trial, tls).shutdownOutput();
        trial.step("the caller", "closed the SSLSocket");
        tls.close();
        trial.expectThat(
                call.pair.client().isClosed(),
                "expected the socket below to be closed with it, it is open",
                always(LeavesTheSocketBelow.class));
    }

    @Test
    void closesTheSocketOnFailure(Trial trial) throws Exception {
        Call refused = call(trial, HOST, ServerCertificate.WRONG_CA);
        refused.expectRefused(trial, "the CA did not sign that certificate");
        expectClosed(trial, refused.pair);
        LoopbackPair gone = silent(trial);
        trial.step("the server", "closes the connection");
        gone.server().close();
        expectFailure(trial, gone, IOException.class, "the server has closed");
        LoopbackPair silent = silent(trial);
        expectFailure(trial, silent, SocketTimeoutException.class, "the server says nothing");
    }

    @Test
    void closesTheSocketThatFailsItself(Trial trial) throws Exception {
        trial.nextCase();
        FailingSocket socket = trial.closing(new FailingSocket());
        trial.step("getInputStream of the socket", "throws an IllegalStateException");
        trial.calling("connect(socket, \"%s\", 443, ca)".formatted(HOST));
        CallResult result =
                CallResult.of(() -> connector.connect(socket, HOST, 443, CA.certificate()));
        trial.expectThat(
                result.thrown() != null,
                "no handshake is possible: expected an exception, you returned "
                        + result.returned());
        trial.expectThat(
                socket.isClosed(),
                "expected the socket to be closed after the failure, it is open");
    }

    /// Connected to nothing, and without a stream to read from.
    private static final class FailingSocket extends Socket {
        @Override
        public boolean isConnected() {
            return true;
        }

        @Override
        public InetAddress getInetAddress() {
            return InetAddress.getLoopbackAddress();
        }

        @Override
        public InputStream getInputStream() {
            throw new IllegalStateException("no stream");
        }

        @Override
        public OutputStream getOutputStream() {
            return OutputStream.nullOutputStream();
        }
    }

    private void expectFailure(
            Trial trial, LoopbackPair pair, Class<? extends IOException> type, String when)
            throws IOException {
        connect(trial, pair, HOST, CA).expectThrown(trial, type, when, List.of());
        expectClosed(trial, pair);
    }

    private static void expectClosed(Trial trial, LoopbackPair pair) {
        trial.expectThat(
                pair.client().isClosed(),
                "expected the socket to be closed after the failure, it is open",
                always(LeavesTheSocketOpen.class));
    }

    // --- what they share ---

    /// JSSE writes a flight of the handshake in several pieces. Nagle's algorithm holds the second
    /// one back until the first is acknowledged, 40 ms later.
    private static LoopbackPair open(Trial trial) throws IOException {
        LoopbackPair pair = trial.closing(LoopbackPair.open());
        pair.client().setTcpNoDelay(true);
        pair.server().setTcpNoDelay(true);
        return pair;
    }

    /// A server that accepts the connection, and no more.
    private static LoopbackPair silent(Trial trial) throws IOException {
        trial.nextCase();
        LoopbackPair pair = open(trial);
        pair.client().setSoTimeout(SHORT_MILLIS);
        trial.step(
                "the server", "says nothing; the read time-out is %d ms".formatted(SHORT_MILLIS));
        return pair;
    }

    private Call call(Trial trial, String host, ServerCertificate shown) throws IOException {
        return call(trial, host, showing(shown), "a certificate " + shown.meaning());
    }

    private Call call(Trial trial, String host, SSLContext server, String shows)
            throws IOException {
        trial.nextCase();
        trial.step("the server", "shows " + shows);
        return call(trial, host, CA, server, Call.VERSION_13, new CountDownLatch(1));
    }

    private Call call(
            Trial trial,
            String host,
            CertificateAuthority ca,
            SSLContext server,
            String version,
            CountDownLatch begun)
            throws IOException {
        LoopbackPair pair = open(trial);
        Task<Optional<SSLSocket>> served =
                trial.start("server", () -> serve(pair.server(), server, version, begun));
        return new Call(pair, served, connect(trial, pair, host, ca));
    }

    private CallResult connect(
            Trial trial, LoopbackPair pair, String host, CertificateAuthority ca) {
        int port = pair.client().getPort();
        trial.calling("connect(socket, \"%s\", %d, ca)".formatted(host, port));
        return CallResult.of(() -> connector.connect(pair.client(), host, port, ca.certificate()));
    }

    /// Empty if the handshake failed, which the client's end shows better.
    private static Optional<SSLSocket> serve(
            Socket socket, SSLContext context, String version, CountDownLatch begun)
            throws InterruptedException {
        try {
            byte[] first = socket.getInputStream().readNBytes(1);
            begun.countDown();
            begun.await(10, TimeUnit.SECONDS);
            SSLSocket tls =
                    (SSLSocket)
                            context.getSocketFactory()
                                    .createSocket(socket, new ByteArrayInputStream(first), false);
            tls.setEnabledProtocols(new String[] {version});
            tls.startHandshake();
            return Optional.of(tls);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// A call, and the server that it met.
    private record Call(LoopbackPair pair, Task<Optional<SSLSocket>> served, CallResult result) {
        static final String VERSION_13 = "TLSv1.3";

        boolean isConnected() {
            return result.returned() instanceof SSLSocket;
        }

        SSLSocket expectConnected(Trial trial, Symptom... symptoms) {
            result.expectReturned(trial, "the certificate is right", symptoms);
            trial.expectThat(isConnected(), "expected an SSLSocket, got " + result.returned());
            return (SSLSocket) result.returned();
        }

        /// The mistake is named if the client accepted the server.
        void expectRefused(Trial trial, String when, Class<?>... mistake) {
            Symptom[] symptoms =
                    List.of(mistake).stream()
                            .map(m -> when(isConnected(), m))
                            .toArray(Symptom[]::new);
            result.expectThrown(trial, SSLException.class, when, List.of(), symptoms);
        }

        /// The server's end. A byte goes there first: so a handshake is done, if it was not yet.
        SSLSocket expectServed(Trial trial, SSLSocket tls) throws Exception {
            tls.getOutputStream().write(1);
            Optional<SSLSocket> server = served.result();
            trial.expectThat(server.isPresent(), "expected the server's handshake to be complete");
            trial.expect("what the server read", 1, server.get().getInputStream().read());
            return server.get();
        }

        void expectEcho(Trial trial, SSLSocket tls) throws Exception {
            byte[] text = "a text for the server".getBytes(US_ASCII);
            SSLSocket server = expectServed(trial, tls);
            tls.getOutputStream().write(text);
            byte[] came = server.getInputStream().readNBytes(text.length);
            trial.step("the server", "read what the client wrote");
            trial.expectBytes(text, came);
            server.getOutputStream().write(came);
            trial.step("the client", "read what the server sent back");
            trial.expectBytes(text, tls.getInputStream().readNBytes(text.length));
        }
    }
}
