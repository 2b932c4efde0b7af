package netcourse.lesson05.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.FramedConnection;
import netcourse.common.Listening;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.common.MessageLimits;
import netcourse.common.TcpServer;

/// A toy server on loopback that takes orders, `PAY …`, encrypted in CBC mode: 16 bytes of IV, then
/// the ciphertext. Its answer says what is wrong, and that is the hole.
///
/// The cured one takes an HMAC after that, verifies it before it decrypts anything, and has one
/// answer for all that is wrong.
final class CbcServer implements AutoCloseable {
    static final String ORDER = "PAY ";

    static final int MAC_BYTES = 32;
    private static final int MAX_BODY_BYTES = 4096;

    private final SecretKey key = Aes.newKey();
    private final SecretKey macKey = Aes.newKey();
    private final boolean cured;
    private final TcpServer server;

    private CbcServer(boolean cured) throws IOException {
        this.cured = cured;
        this.server =
                TcpServer.start(Listening.at(new Endpoint("127.0.0.1", 0)).open(), this::serve);
    }

    /// @param cured MAC first, one error for all
    static CbcServer start(boolean cured) throws IOException {
        return new CbcServer(cured);
    }

    Endpoint endpoint() {
        return server.endpoint();
    }

    /// What an honest client, which has the keys, would send.
    byte[] seal(String order) {
        byte[] iv = Aes.randomBytes(Aes.BLOCK_BYTES);
        byte[] sealed = join(iv, Aes.cbc(key, iv, (ORDER + order).getBytes(UTF_8)));
        return cured ? join(sealed, mac(sealed)) : sealed;
    }

    private void serve(Socket socket) throws IOException {
        MessageLimits limits = MessageLimits.defaults().withMaxBodyBytes(MAX_BODY_BYTES);
        try (FramedConnection connection = new FramedConnection(socket, limits)) {
            connection.answerAll(request -> Optional.of(answer(request)));
        }
    }

    private Message answer(Message request) {
        String answer = cured ? openCured(request.body()) : open(request.body());
        return request.answer(answer.getBytes(UTF_8));
    }

    private String open(byte[] sealed) {
        byte[] iv = Arrays.copyOf(sealed, Aes.BLOCK_BYTES);
        byte[] rest = Arrays.copyOfRange(sealed, Math.min(sealed.length, iv.length), sealed.length);
        try {
            String order = new String(Aes.openCbc(key, iv, rest), UTF_8);
            return order.startsWith(ORDER) ? "paid" : "bad message";
        } catch (GeneralSecurityException e) {
            return "bad padding";
        }
    }

    private String openCured(byte[] sealed) {
        int length = Math.max(0, sealed.length - MAC_BYTES);
        byte[] message = Arrays.copyOf(sealed, length);
        byte[] mac = Arrays.copyOfRange(sealed, length, sealed.length);
        // In constant time; and only then is anything decrypted.
        boolean isOurs = MessageDigest.isEqual(mac, mac(message));
        return isOurs && open(message).equals("paid") ? "paid" : "refused";
    }

    private byte[] mac(byte[] message) {
        try {
            Mac hmac = Mac.getInstance("HmacSHA256");
            hmac.init(macKey);
            return hmac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 failed", e);
        }
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    @Override
    public void close() {
        server.close();
    }

    /// Asks the server what it says of some bytes: all that the attacker can do.
    static final class Client implements PaddingAttack.Oracle, AutoCloseable {
        private static final int ORDER_PROTOCOL = 1;

        private final FramedConnection connection;
        private long sequence;

        Client(Endpoint server) throws IOException {
            this.connection =
                    new FramedConnection(Connecting.to(server).open(), MessageLimits.defaults());
        }

        @Override
        public String ask(byte[] sealed) throws IOException {
            sequence = (sequence + 1) & MessageHeader.MAX_SEQUENCE;
            connection.send(Message.request(ORDER_PROTOCOL, sequence, sealed));
            return connection
                    .read()
                    .orElseThrow(() -> new EOFException("the server left without an answer"))
                    .text();
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }
}
