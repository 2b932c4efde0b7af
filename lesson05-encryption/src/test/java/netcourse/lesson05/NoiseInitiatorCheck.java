package netcourse.lesson05;

import static netcourse.checker.Symptom.always;
import static netcourse.checker.Symptom.thrown;
import static netcourse.checker.Symptom.when;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import javax.crypto.AEADBadTagException;
import netcourse.channel.NoiseCipher;
import netcourse.channel.NoiseHandshake;
import netcourse.channel.NoiseKeys;
import netcourse.channel.X25519KeyPair;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.Field;
import netcourse.checker.HexVectors;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.common.ProtocolException;
import netcourse.lesson05.exercise.MyNoiseInitiator;
import netcourse.lesson05.exercise.NoiseInitiator;
import netcourse.lesson05.mistake.NoiseInitiatorMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [NoiseInitiator], with messages that another implementation of Noise made:
/// `golden/noise.txt`.
@Check(
        id = "5.7",
        title = "the Noise NK handshake, the client's side",
        exercise = MyNoiseInitiator.class,
        core = false,
        difficulty = 3,
        minutes = 45)
class NoiseInitiatorCheck {
    private static final HexVectors VECTORS = HexVectors.of("noise.txt");
    private static final X25519KeyPair CLIENT = pair("client ephemeral");
    private static final X25519KeyPair SERVER = pair("server ephemeral");
    private static final byte[] SERVER_KEY = VECTORS.bytes("server public");
    private static final List<Vector> EMPTY =
            List.of(
                    new Vector(NoiseCipher.AES_GCM, "empty"),
                    new Vector(NoiseCipher.CHACHA_POLY, "empty"));
    private static final List<Vector> FULL =
            List.of(
                    new Vector(NoiseCipher.AES_GCM, "full"),
                    new Vector(NoiseCipher.CHACHA_POLY, "full"));

    /// The messages of a handshake with fixed keys.
    private record Vector(NoiseCipher cipher, String name) {
        byte[] bytes(String field) {
            return VECTORS.bytes("%s %s %s".formatted(cipher, name, field));
        }
    }

    private NoiseInitiator initiator;

    NoiseInitiatorCheck(NoiseInitiator initiator) {
        this.initiator = initiator;
    }

    private static X25519KeyPair pair(String name) {
        return X25519KeyPair.of(VECTORS.bytes(name));
    }

    // --- first message ---

    @Test
    void writesFirstMessage(Trial trial) throws Exception {
        for (Vector vector : EMPTY) {
            begin(trial, vector);
            expectFirst(
                    trial,
                    vector,
                    writes(new HashesTheName(), vector),
                    writes(new SkipsTheEmptyPrologue(), vector),
                    writes(new ForgetsTheServersKey(), vector),
                    writes(new MixesUpTheHalves(), vector),
                    writes(new ForgetsTheAssociatedData(), vector));
        }
    }

    @Test
    void writesPrologueAndPayload(Trial trial) throws Exception {
        for (Vector vector : FULL) {
            begin(trial, vector);
            expectFirst(trial, vector);
        }
    }

    /// What a mistake writes in the same place.
    private record Written(NoiseInitiator mistake, byte[] message) {}

    private static Written writes(NoiseInitiator mistake, Vector vector) throws ProtocolException {
        mistake.begin(vector.cipher, vector.bytes("prologue"), SERVER_KEY, () -> CLIENT);
        return new Written(mistake, mistake.writeMessage(vector.bytes("payload 1")));
    }

    private void expectFirst(Trial trial, Vector vector, Written... mistakes) {
        CallResult result = write(trial, vector);
        result.expectReturned(trial, "the server's key is right");
        byte[] message = (byte[]) result.returned();
        Symptom[] symptoms =
                Arrays.stream(mistakes)
                        .map(w -> when(Arrays.equals(w.message, message), w.mistake.getClass()))
                        .toArray(Symptom[]::new);
        trial.expectBytes(vector.bytes("message 1"), message, layout(vector), symptoms);
    }

    private static Field[] layout(Vector vector) {
        int sealed = vector.bytes("message 1").length - 48;
        Field key = new Field("public key", 0, 32);
        Field tag = new Field("tag", 32 + sealed, 16);
        return sealed == 0
                ? new Field[] {key, tag}
                : new Field[] {key, new Field("payload", 32, sealed), tag};
    }

    // --- second message ---

    @Test
    void readsSecondMessage(Trial trial) throws Exception {
        for (Vector vector : List.of(EMPTY.get(0), EMPTY.get(1), FULL.get(0), FULL.get(1))) {
            begin(trial, vector);
            write(trial, vector);
            byte[] payload = vector.bytes("payload 2");
            CallResult result = read(trial, vector.bytes("message 2"));
            result.expectReturned(
                    trial,
                    "the second message is right",
                    accepts(new ForgetsToHashTheCiphertext(), vector, SERVER.publicKey()),
                    accepts(new CountsTheNonceOn(), vector, SERVER.publicKey()));
            trial.expectBytes(payload, (byte[]) result.returned());
        }
    }

    @Test
    void takesLongPayloads(Trial trial) throws Exception {
        for (int length : List.of(1000, 20_000, 65_487)) {
            Vector vector = FULL.getFirst();
            byte[] payload = new byte[length];
            new Random(length).nextBytes(payload);
            NoiseHandshake server = responder(vector);
            begin(trial, vector);
            CallResult written = write(trial, payload);
            written.expectReturned(trial, "the payload has %d bytes".formatted(length));
            trial.step("the server", "reads that message");
            CallResult came = CallResult.of(() -> server.readMessage((byte[]) written.returned()));
            came.expectReturned(trial, "it goes to the given code's server");
            trial.expectBytes(payload, (byte[]) came.returned());
            CallResult read = read(trial, server.writeMessage(payload));
            read.expectReturned(trial, "the second message is right");
            trial.expectBytes(payload, (byte[]) read.returned());
        }
    }

    /// X25519 ignores the highest bit of a key.
    @Test
    void hashesTheKeyAsItCame(Trial trial) throws Exception {
        byte[] re = SERVER.publicKey();
        re[31] |= (byte) 0x80;
        for (Vector vector : FULL) {
            byte[] answer = answer(new NoiseInitiatorInSteps() {}, vector, re);
            begin(trial, vector);
            write(trial, vector);
            CallResult result = read(trial, answer);
            result.expectReturned(
                    trial,
                    "the server sent its key with the highest bit set",
                    accepts(new MasksTheKey(), vector, re));
            trial.expectBytes(vector.bytes("payload 2"), (byte[]) result.returned());
        }
    }

    /// Whether a new instance takes what a server with that mistake answers.
    private Symptom accepts(NoiseInitiatorInSteps mistake, Vector vector, byte[] re)
            throws Exception {
        byte[] answer = answer(mistake, vector, re);
        NoiseInitiator again = fresh();
        again.begin(vector.cipher, vector.bytes("prologue"), SERVER_KEY, () -> CLIENT);
        again.writeMessage(vector.bytes("payload 1"));
        CallResult result = CallResult.of(() -> again.readMessage(answer));
        return when(result.thrown() == null, mistake.getClass()).orThrown(ProtocolException.class);
    }

    private static byte[] answer(NoiseInitiatorInSteps server, Vector vector, byte[] re)
            throws ProtocolException {
        server.begin(vector.cipher, vector.bytes("prologue"), SERVER_KEY, () -> CLIENT);
        server.writeMessage(vector.bytes("payload 1"));
        // The initiator's private and the server's public key give the secret, too.
        return server.answer(re, vector.bytes("payload 2"));
    }

    @Test
    void refusesChangedMessage(Trial trial) throws Exception {
        for (Vector vector : FULL) {
            byte[] message = vector.bytes("message 2");
            for (int at = 0; at < message.length; at++) {
                byte[] changed = message.clone();
                changed[at] ^= 0x40;
                expectRefused(trial, vector, changed, "byte %d was changed".formatted(at));
            }
            byte[] key = message.clone();
            key[31] ^= (byte) 0x80;
            expectRefused(trial, vector, key, "the highest bit of the key was changed");
        }
    }

    @Test
    void refusesShortMessage(Trial trial) throws Exception {
        for (int length : List.of(31, 16, 1, 0, 32, 33, 47)) {
            byte[] message = Arrays.copyOf(FULL.getFirst().bytes("message 2"), length);
            expectRefused(trial, FULL.getFirst(), message, "it has %d bytes".formatted(length));
        }
    }

    @Test
    void refusesKeyOfSmallOrder(Trial trial) throws Exception {
        for (Vector vector : EMPTY) {
            expectRefused(trial, vector, new byte[48], "the server's key is 0");
        }
    }

    @Test
    void refusesServersKeyOfSmallOrder(Trial trial) throws Exception {
        for (int number : List.of(0, 1)) {
            byte[] key = new byte[32];
            key[0] = (byte) number;
            initiator = fresh();
            trial.nextCase();
            trial.calling("begin(AES_GCM, no prologue, %d as server's key, …)".formatted(number));
            initiator.begin(NoiseCipher.AES_GCM, new byte[0], key, () -> CLIENT);
            trial.calling("writeMessage(no payload)");
            CallResult result = CallResult.of(() -> initiator.writeMessage(new byte[0]));
            String when = "the server's key gives a secret of zeros with any private key";
            result.expectThrown(trial, ProtocolException.class, when, List.of());
        }
    }

    private void expectRefused(Trial trial, Vector vector, byte[] message, String when)
            throws Exception {
        begin(trial, vector);
        write(trial, vector);
        CallResult result = read(trial, message);
        Throwable thrown = result.thrown();
        boolean tag =
                thrown instanceof AEADBadTagException
                        || thrown != null && thrown.getCause() instanceof AEADBadTagException;
        boolean cut = message.length < 32 && Accident.in(result) && takesNothingForMessage(vector);
        result.expectThrown(
                trial,
                ProtocolException.class,
                when,
                List.of(),
                thrown(tag, LetsTheCiphersExceptionOut.class),
                thrown(cut, TrustsTheLength.class));
    }

    /// Whether not even an empty message is looked at before it is cut.
    private boolean takesNothingForMessage(Vector vector) throws Exception {
        NoiseInitiator again = fresh();
        again.begin(vector.cipher, vector.bytes("prologue"), SERVER_KEY.clone(), () -> CLIENT);
        again.writeMessage(vector.bytes("payload 1"));
        return Accident.in(CallResult.of(() -> again.readMessage(new byte[0])));
    }

    // --- keys ---

    @Test
    void givesTheKeys(Trial trial) throws Exception {
        for (Vector vector : FULL) {
            NoiseKeys expected = keys(server(vector));
            NoiseKeys tooLittle = keysOf(new HashesTooLittle(), vector);
            begin(trial, vector);
            write(trial, vector);
            read(trial, vector.bytes("message 2"));
            NoiseKeys keys = expectKeys(trial);
            boolean swapped =
                    Arrays.equals(keys.sending(), expected.receiving())
                            && Arrays.equals(keys.receiving(), expected.sending());
            expectKey(trial, "sending", expected.sending(), keys.sending(), swapped);
            expectKey(trial, "receiving", expected.receiving(), keys.receiving(), swapped);
            trial.step("the hash", "must be that of the server");
            trial.expectBytes(
                    vector.bytes("hash"),
                    keys.handshakeHash(),
                    when(
                            Arrays.equals(keys.handshakeHash(), tooLittle.handshakeHash()),
                            HashesTooLittle.class));
        }
    }

    private static void expectKey(
            Trial trial, String name, byte[] expected, byte[] key, boolean swapped) {
        trial.step("the key", "for " + name);
        trial.expectBytes(expected, key, when(swapped, SwapsTheKeys.class));
    }

    private static NoiseKeys keysOf(NoiseInitiatorInSteps mistake, Vector vector)
            throws ProtocolException {
        answer(mistake, vector, SERVER.publicKey());
        return mistake.split();
    }

    /// The given code's end of the same handshake; its keys, as the client sees them.
    private static NoiseHandshake server(Vector vector) throws ProtocolException {
        NoiseHandshake server = responder(vector);
        server.readMessage(vector.bytes("message 1"));
        server.writeMessage(vector.bytes("payload 2"));
        return server;
    }

    private static NoiseHandshake responder(Vector vector) {
        return NoiseHandshake.responder(
                vector.cipher, vector.bytes("prologue"), pair("server private"), () -> SERVER);
    }

    private static NoiseKeys keys(NoiseHandshake server) {
        return server.split().swapped();
    }

    @Test
    void givesNoOtherKeysASecondTime(Trial trial) throws Exception {
        Vector vector = FULL.getFirst();
        begin(trial, vector);
        write(trial, vector);
        read(trial, vector.bytes("message 2"));
        NoiseKeys first = expectKeys(trial);
        byte[] sending = first.sending().clone();
        trial.calling("split()");
        CallResult again = CallResult.of(() -> initiator.split());
        if (!again.threw(IllegalStateException.class)) {
            again.expectReturned(
                    trial, "a second call gives the same keys, or IllegalStateException");
            trial.expectBytes(sending, ((NoiseKeys) again.returned()).sending());
        }
        trial.step("then again", "the keys of the first call");
        trial.expectBytes(sending, first.sending());
    }

    private NoiseKeys expectKeys(Trial trial) {
        trial.calling("split()");
        CallResult result = CallResult.of(() -> initiator.split());
        result.expectReturned(trial, "both messages were right");
        trial.expectThat(result.returned() != null, "expected keys, got null");
        return (NoiseKeys) result.returned();
    }

    @Test
    void sharesNothingWithAnother(Trial trial) throws Exception {
        Vector vector = FULL.get(0);
        begin(trial, vector);
        NoiseInitiator one = initiator;
        handshake(trial, FULL.get(1));
        initiator = one;
        write(trial, vector).expectReturned(trial, "the server's key is right");
        NoiseInitiator two = handshake(trial, FULL.get(1));
        initiator = one;
        trial.step("the first object", "goes on after a handshake with another object");
        read(trial, vector.bytes("message 2")).expectReturned(trial, "the second message is right");
        trial.expectBytes(keys(server(vector)).sending(), expectKeys(trial).sending());
        initiator = two;
        trial.step("the other object", "gives its keys");
        trial.expectBytes(keys(server(FULL.get(1))).sending(), expectKeys(trial).sending());
    }

    private NoiseInitiator handshake(Trial trial, Vector vector) throws Exception {
        initiator = fresh();
        trial.step("another object", "writes and reads the messages of a handshake");
        initiator.begin(vector.cipher, vector.bytes("prologue"), SERVER_KEY.clone(), () -> CLIENT);
        initiator.writeMessage(vector.bytes("payload 1"));
        initiator.readMessage(vector.bytes("message 2"));
        return initiator;
    }

    @Test
    void givesNoKeysBefore(Trial trial) throws Exception {
        Vector vector = FULL.getFirst();
        begin(trial, vector);
        expectNoKeys(trial, "no message was exchanged");
        write(trial, vector);
        expectNoKeys(trial, "the second message has not come");
        byte[] changed = vector.bytes("message 2");
        changed[changed.length - 1] ^= 1;
        read(trial, changed);
        expectNoKeys(trial, "the second message was refused", always(GivesKeysTooEarly.class));
    }

    private void expectNoKeys(Trial trial, String when, Symptom... symptoms) {
        trial.calling("split()");
        CallResult result = CallResult.of(() -> initiator.split());
        boolean returned = result.thrown() == null;
        result.expectThrown(
                trial,
                IllegalStateException.class,
                when,
                List.of(),
                returned ? symptoms : new Symptom[0]);
    }

    @Test
    void takesNewPairForEachHandshake(Trial trial) throws Exception {
        Vector vector = EMPTY.getFirst();
        byte[] before = CLIENT.publicKey(); // of the handshakes before
        for (int handshake = 1; handshake <= 3; handshake++) {
            X25519KeyPair pair = X25519KeyPair.generate();
            int[] taken = {0};
            begin(
                    trial,
                    vector,
                    () -> {
                        taken[0]++;
                        return pair;
                    });
            CallResult result = write(trial, vector);
            result.expectReturned(trial, "the pair is new");
            trial.expectThat(taken[0] <= 1, "expected one pair taken, %d were".formatted(taken[0]));
            byte[] key = Arrays.copyOf((byte[]) result.returned(), 32);
            trial.expectThat(
                    Arrays.equals(pair.publicKey(), key),
                    "handshake %d: expected the public key of the pair that ephemerals gave"
                            .formatted(handshake),
                    when(Arrays.equals(before, key), KeepsTheEphemeral.class));
            before = key;
        }
    }

    // --- what they share ---

    private NoiseInitiator fresh() throws ReflectiveOperationException {
        return initiator.getClass().getDeclaredConstructor().newInstance();
    }

    private void begin(Trial trial, Vector vector) throws ReflectiveOperationException {
        begin(trial, vector, () -> CLIENT);
    }

    private void begin(Trial trial, Vector vector, Supplier<X25519KeyPair> ephemerals)
            throws ReflectiveOperationException {
        byte[] prologue = vector.bytes("prologue");
        byte[] key = SERVER_KEY.clone();
        initiator = fresh();
        trial.nextCase();
        trial.calling(
                "begin(%s, %d bytes, server's key, …)".formatted(vector.cipher, prologue.length));
        initiator.begin(vector.cipher, prologue, key, ephemerals);
        expectAsItWas(trial, "the prologue", vector.bytes("prologue"), prologue);
        expectAsItWas(trial, "the server's key", SERVER_KEY, key);
    }

    private CallResult write(Trial trial, Vector vector) {
        return write(trial, vector.bytes("payload 1"));
    }

    private CallResult write(Trial trial, byte[] payload) {
        byte[] given = payload.clone();
        trial.calling("writeMessage(%d bytes)".formatted(payload.length));
        CallResult result = CallResult.of(() -> initiator.writeMessage(given));
        expectAsItWas(trial, "the payload", payload, given);
        return result;
    }

    private CallResult read(Trial trial, byte[] message) {
        byte[] given = message.clone();
        trial.step("the server sent", message);
        trial.calling("readMessage(%d bytes)".formatted(message.length));
        CallResult result = CallResult.of(() -> initiator.readMessage(given));
        expectAsItWas(trial, "the message", message, given);
        return result;
    }

    private static void expectAsItWas(Trial trial, String what, byte[] before, byte[] after) {
        trial.expectThat(
                Arrays.equals(before, after), "expected %s to be left as it was".formatted(what));
    }
}
