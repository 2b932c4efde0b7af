package netcourse.lesson05;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.file.Path;
import netcourse.channel.ChannelSettings;
import netcourse.channel.NoiseCipher;
import netcourse.channel.NoiseCipherState;
import netcourse.channel.NoiseKeys;
import netcourse.channel.X25519KeyPair;
import netcourse.checker.Check;
import netcourse.checker.ForeignProgram;
import netcourse.checker.Trial;
import netcourse.common.Hex;
import netcourse.lesson05.exercise.MyNoiseInitiator;
import netcourse.lesson05.exercise.NoiseInitiator;
import org.junit.jupiter.api.Test;

/// Judges any [NoiseInitiator] with dissononce, an implementation of Noise for Python: `./course
/// check 5.7 --peer dissononce`.
@Check(
        id = "5.7",
        title = "a handshake with dissononce",
        exercise = MyNoiseInitiator.class,
        core = false,
        difficulty = 3,
        minutes = 45)
class NoiseInitiatorWithDissononce {
    private static final String PYTHON = "/usr/bin/python3";
    private static final String NEEDED = "dissononce (on Debian: python3-dissononce)";
    private static final byte[] NO_BYTES = {};

    private final NoiseInitiator initiator;

    NoiseInitiatorWithDissononce(NoiseInitiator initiator) {
        this.initiator = initiator;
    }

    @Test
    void agreesOnKeysForAesGcm(Trial trial) throws Exception {
        judge(trial, NoiseCipher.AES_GCM, "aesgcm");
    }

    @Test
    void agreesOnKeysForChaCha20Poly1305(Trial trial) throws Exception {
        judge(trial, NoiseCipher.CHACHA_POLY, "chachapoly");
    }

    private void judge(Trial trial, NoiseCipher cipher, String name) throws Exception {
        ForeignProgram server =
                ForeignProgram.start(trial, PYTHON, script().toString(), "server", name, "0");
        String[] portAndKey = server.line(NEEDED).split(" ");
        Socket socket = server.connect(Integer.parseInt(portAndKey[0]));
        initiator.begin(
                cipher,
                ChannelSettings.defaults().prologue().getBytes(UTF_8),
                Hex.parse(portAndKey[1]),
                X25519KeyPair::generate);
        trial.calling("writeMessage(no bytes)");
        send(socket, initiator.writeMessage(NO_BYTES));
        byte[] second = receive(trial, socket, "it has refused the first message");
        trial.step("dissononce sent", second);
        trial.calling("readMessage(%d bytes)".formatted(second.length));
        trial.expectBytes(NO_BYTES, initiator.readMessage(second));
        trial.calling("split()");
        NoiseKeys keys = initiator.split();
        expectEcho(trial, socket, cipher, keys);
    }

    /// A record with the one key, which comes back with the other.
    private static void expectEcho(Trial trial, Socket socket, NoiseCipher cipher, NoiseKeys keys)
            throws Exception {
        byte[] text = "hello".getBytes(UTF_8);
        NoiseCipherState sending = new NoiseCipherState(cipher, keys.sending());
        send(socket, sending.encryptWithAd(NO_BYTES, text));
        byte[] record = receive(trial, socket, "the key for what the client sends is another");
        trial.step("dissononce sent", record);
        NoiseCipherState receiving = new NoiseCipherState(cipher, keys.receiving());
        trial.expectBytes(text, receiving.decryptWithAd(NO_BYTES, record));
    }

    private static Path script() throws URISyntaxException {
        return Path.of(NoiseInitiatorWithDissononce.class.getResource("/noise/peer.py").toURI());
    }

    private static void send(Socket socket, byte[] message) throws IOException {
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        byte[] framed = new byte[2 + message.length];
        framed[0] = (byte) (message.length >> 8);
        framed[1] = (byte) message.length;
        System.arraycopy(message, 0, framed, 2, message.length);
        out.write(framed);
    }

    private static byte[] receive(Trial trial, Socket socket, String ifItEnds) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        int high = in.read();
        trial.expectThat(high >= 0, "dissononce has ended the connection: " + ifItEnds);
        byte[] message = new byte[high << 8 | in.readUnsignedByte()];
        in.readFully(message);
        return message;
    }
}
