package netcourse.lesson05;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static netcourse.checker.Symptom.thrown;
import static netcourse.checker.Symptom.when;

import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.SecretKeySpec;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.checker.TwoThreads;
import netcourse.checker.UnlockedState;
import netcourse.common.Hex;
import netcourse.common.ProtocolException;
import netcourse.lesson05.Vectors.X25519Vector;
import netcourse.lesson05.exercise.KeyExchange;
import netcourse.lesson05.exercise.KeyExchange.Keys;
import netcourse.lesson05.exercise.KeyExchange.Side;
import netcourse.lesson05.exercise.MyKeyExchange;
import netcourse.lesson05.mistake.KeyExchangeMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [KeyExchange].
@Check(
        id = "5.5",
        title = "X25519 and HKDF to two keys",
        exercise = MyKeyExchange.class,
        core = false,
        difficulty = 2,
        minutes = 25)
class KeyExchangeCheck {
    private static final byte[] SALT = random(55, 32);
    private static final byte[] TO_SERVER = KeyExchange.CLIENT_TO_SERVER.getBytes(US_ASCII);
    private static final byte[] TO_CLIENT = KeyExchange.SERVER_TO_CLIENT.getBytes(US_ASCII);

    private final KeyExchange exchange;

    KeyExchangeCheck(KeyExchange exchange) {
        this.exchange = exchange;
    }

    // --- the shared secret ---

    @Test
    void agreesAsPublished(Trial trial) {
        expectSecret(trial, Vectors.SHARED_SECRET, Vectors.ALICE_PRIVATE, Vectors.BOB_PUBLIC);
        expectSecret(trial, Vectors.SHARED_SECRET, Vectors.BOB_PRIVATE, Vectors.ALICE_PUBLIC);
        X25519Vector first = Vectors.RFC_7748.getFirst();
        expectSecret(trial, first.result(), first.scalar(), first.u());
    }

    @Test
    void ignoresTheTopBit(Trial trial) {
        X25519Vector second = Vectors.RFC_7748.get(1);
        expectSecret(trial, second.result(), second.scalar(), second.u());
        byte[] bob = Vectors.BOB_PUBLIC.clone();
        bob[31] ^= (byte) 0x80;
        expectSecret(trial, Vectors.SHARED_SECRET, Vectors.ALICE_PRIVATE, bob);
    }

    /// The curve sets and clears bits itself: there is no private key that it refuses.
    @Test
    void acceptsAnyPrivateKey(Trial trial) {
        for (int value : List.of(0x00, 0x80, 0xff)) {
            byte[] key = new byte[32];
            Arrays.fill(key, (byte) value);
            byte[] expected = ReferenceCrypto.x25519(key, Vectors.BOB_PUBLIC);
            expectSecret(trial, expected, key, Vectors.BOB_PUBLIC);
        }
    }

    /// 2^255-19 and 9 more is 9, from which every public key is made.
    @Test
    void acceptsNumbersThatAreNotReduced(Trial trial) {
        byte[] nine = new byte[32];
        nine[0] = 9;
        expectSecret(trial, Vectors.ALICE_PUBLIC, Vectors.ALICE_PRIVATE, nine);
        byte[] unreduced = Hex.parse("f6" + "ff".repeat(30) + "7f");
        expectSecret(trial, Vectors.ALICE_PUBLIC, Vectors.ALICE_PRIVATE, unreduced);
    }

    private void expectSecret(Trial trial, byte[] expected, byte[] privateKey, byte[] publicKey) {
        CallResult result = sharedSecret(trial, privateKey, publicKey);
        result.expectReturned(trial, "the public key is right");
        byte[] secret = returned(result, byte[].class);
        boolean right = Arrays.equals(expected, secret);
        Symptom[] symptoms = right ? new Symptom[0] : symptoms(privateKey, publicKey, secret);
        trial.expectBytes(expected, secret, symptoms);
    }

    private static Symptom[] symptoms(byte[] privateKey, byte[] publicKey, byte[] secret) {
        BigInteger bigEndian = new BigInteger(1, publicKey);
        BigInteger number = ReferenceCrypto.number(publicKey);
        boolean reversed =
                isOf(bigEndian, privateKey, secret)
                        || isOf(bigEndian.clearBit(255), privateKey, secret);
        return new Symptom[] {
            when(reversed, BigEndianKey.class),
            when(isOf(number, privateKey, secret), KeepsTheTopBit.class)
        };
    }

    private static boolean isOf(BigInteger publicKey, byte[] privateKey, byte[] secret) {
        return Arrays.equals(ReferenceCrypto.x25519(privateKey, publicKey), secret);
    }

    @Test
    void refusesKeysThatGiveZeros(Trial trial) {
        for (String hex :
                List.of(
                        "00".repeat(32),
                        "01" + "00".repeat(31),
                        "00".repeat(31) + "80",
                        "ec" + "ff".repeat(30) + "7f",
                        "ed" + "ff".repeat(30) + "7f",
                        "ee" + "ff".repeat(30) + "7f",
                        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157")) {
            CallResult result = sharedSecret(trial, Vectors.ALICE_PRIVATE, Hex.parse(hex));
            result.expectThrown(
                    trial,
                    ProtocolException.class,
                    "this public key gives a secret of zeros with any private key",
                    List.of(),
                    thrown(isJudgement(result.thrown()), TakesItForItsOwnFault.class),
                    when(zeros(result), LetsZerosThrough.class).orNothing());
        }
    }

    /// What the code threw on purpose, or what it made of the JDK's refusal.
    private static boolean isJudgement(Throwable thrown) {
        return thrown instanceof IllegalStateException
                || thrown instanceof IllegalArgumentException
                || thrown != null && thrown.getCause() instanceof InvalidKeyException;
    }

    private static boolean zeros(CallResult result) {
        return Arrays.equals(new byte[32], returned(result, byte[].class));
    }

    @Test
    void refusesPublicKeysOfOtherLengths(Trial trial) {
        for (int length : List.of(0, 1, 31, 33, 64)) {
            byte[] key = Arrays.copyOf(Vectors.BOB_PUBLIC, length);
            sharedSecret(trial, Vectors.ALICE_PRIVATE, key)
                    .expectThrown(
                            trial,
                            ProtocolException.class,
                            "the public key has %d bytes".formatted(length),
                            List.of());
        }
    }

    @Test
    void refusesPrivateKeysOfOtherLengths(Trial trial) {
        for (int length : List.of(0, 1, 31, 33, 64)) {
            byte[] key = Arrays.copyOf(Vectors.ALICE_PRIVATE, length);
            sharedSecret(trial, key, Vectors.BOB_PUBLIC)
                    .expectThrown(
                            trial,
                            IllegalArgumentException.class,
                            "the private key has %d bytes".formatted(length),
                            List.of());
        }
    }

    // --- the keys ---

    @Test
    void makesTheKeysOfTheClient(Trial trial) {
        for (int seed = 1; seed <= 3; seed++) {
            byte[] secret = random(seed, 32);
            CallResult result = keys(trial, Side.CLIENT, secret, SALT);
            Keys keys = expectKeys(trial, result);
            trial.step("then", "the key for sending");
            trial.expectBytes(
                    hkdf(secret, SALT, TO_SERVER), keys.send(), symptoms(secret, SALT, keys));
            trial.step("then", "the key for receiving");
            trial.expectBytes(
                    hkdf(secret, SALT, TO_CLIENT), keys.receive(), symptoms(secret, SALT, keys));
        }
    }

    private static Symptom[] symptoms(byte[] secret, byte[] salt, Keys keys) {
        byte[] send = keys.send();
        return new Symptom[] {
            when(Arrays.equals(secret, send), UsesTheSecretAsKey.class),
            when(isOneKey(keys, hkdf(secret, salt, TO_CLIENT)), UsesOneKeyForBoth.class),
            when(
                    Arrays.equals(ReferenceCrypto.expand(secret, TO_SERVER, 32), send),
                    SkipsTheExtraction.class),
            when(
                    Arrays.equals(hkdf(secret, new byte[0], TO_SERVER), send) && salt.length > 0,
                    ForgetsTheSalt.class)
        };
    }

    /// In one array, the key that is made last may have been written over the other.
    private static boolean isOneKey(Keys keys, byte[] madeLast) {
        boolean written = keys.send() == keys.receive() && Arrays.equals(madeLast, keys.send());
        return Arrays.equals(keys.send(), keys.receive())
                && !Arrays.equals(new byte[32], keys.send())
                && !written;
    }

    @Test
    void makesTheKeysOfTheServerTheOtherWayRound(Trial trial) {
        byte[] secret = random(8, 32);
        Keys keys = expectKeys(trial, keys(trial, Side.SERVER, secret, SALT));
        byte[] toServer = hkdf(secret, SALT, TO_SERVER);
        byte[] toClient = hkdf(secret, SALT, TO_CLIENT);
        boolean same = Arrays.equals(toServer, keys.send());
        trial.step("then", "the key for sending");
        trial.expectBytes(toClient, keys.send(), when(same, SendsLikeTheClient.class));
        trial.step("then", "the key for receiving");
        trial.expectBytes(toServer, keys.receive());
    }

    @Test
    void takesSaltsOfAnyLength(Trial trial) {
        for (int length : List.of(0, 1, 31, 33, 64, 65, 200)) {
            for (Side side : Side.values()) {
                byte[] secret = random(length, 32);
                byte[] salt = random(length + 1, length);
                CallResult result = keys(trial, side, secret, salt);
                result.expectReturned(
                        trial,
                        "the salt has %d bytes".formatted(length),
                        thrown(
                                length == 0 && isOfSecretKeySpec(result.thrown()),
                                RefusesTheEmptySalt.class));
                Keys keys = expectKeys(trial, result);
                boolean client = side == Side.CLIENT;
                trial.expectBytes(
                        hkdf(secret, salt, TO_SERVER), client ? keys.send() : keys.receive());
                trial.expectBytes(
                        hkdf(secret, salt, TO_CLIENT), client ? keys.receive() : keys.send());
            }
        }
    }

    private static boolean isOfSecretKeySpec(Throwable thrown) {
        return thrown instanceof IllegalArgumentException
                && thrown.getStackTrace()[0].getClassName().equals(SecretKeySpec.class.getName());
    }

    @Test
    void clearsTheSecret(Trial trial) {
        for (Side side : Side.values()) {
            byte[] given = random(17, 32);
            trial.nextCase();
            trial.calling("keys(%s, 32 bytes, salt)".formatted(side));
            CallResult result = CallResult.of(() -> exchange.keys(side, given, SALT));
            expectKeys(trial, result);
            trial.step("then", "the array of the shared secret");
            trial.expectThat(
                    Arrays.equals(new byte[32], given),
                    "expected the shared secret to be filled with zeros",
                    when(Arrays.equals(random(17, 32), given), LeavesTheSecret.class));
        }
    }

    // --- both ---

    @Test
    void bothSidesFindEachOther(Trial trial) throws Exception {
        trial.nextCase();
        trial.calling("sharedSecret(Alice's private key, Bob's public key)");
        byte[] alices =
                exchange.sharedSecret(Vectors.ALICE_PRIVATE.clone(), Vectors.BOB_PUBLIC.clone());
        trial.calling("sharedSecret(Bob's private key, Alice's public key)");
        byte[] bobs =
                exchange.sharedSecret(Vectors.BOB_PRIVATE.clone(), Vectors.ALICE_PUBLIC.clone());
        Keys client = exchange.keys(Side.CLIENT, alices, SALT.clone());
        Keys server = exchange.keys(Side.SERVER, bobs, SALT.clone());
        trial.step("then", "what the client sends with, the server receives with");
        trial.expectBytes(client.send(), server.receive());
        trial.step("then", "what the server sends with, the client receives with");
        trial.expectBytes(server.send(), client.receive());
    }

    @Test
    void leavesEarlierResultsAlone(Trial trial) {
        byte[] one = random(31, 32);
        Keys first = expectKeys(trial, keys(trial, Side.CLIENT, one, SALT));
        expectKeys(trial, keys(trial, Side.CLIENT, random(32, 32), SALT));
        trial.step("then again", "the keys of the first call");
        trial.expectBytes(hkdf(one, SALT, TO_SERVER), first.send());
        trial.expectBytes(hkdf(one, SALT, TO_CLIENT), first.receive());
    }

    @Test
    void takesTheSecretThatItIsGiven(Trial trial) {
        byte[] other = random(33, 32);
        sharedSecret(trial, Vectors.ALICE_PRIVATE, Vectors.BOB_PUBLIC)
                .expectReturned(trial, "the public key is right");
        trial.step("the secret", "is another one than that which you returned");
        trial.calling("keys(CLIENT, another secret, salt)");
        CallResult result =
                CallResult.of(() -> exchange.keys(Side.CLIENT, other.clone(), SALT.clone()));
        trial.expectBytes(hkdf(other, SALT, TO_SERVER), expectKeys(trial, result).send());
    }

    /// One that is kept needs a lock: between init and doPhase, another thread sets its own key.
    @Test
    void keepsNoAgreementWithoutLock(Trial trial) throws Exception {
        sharedSecret(trial, Vectors.ALICE_PRIVATE, Vectors.BOB_PUBLIC)
                .expectReturned(trial, "the public key is right");
        for (KeyAgreement kept : UnlockedState.kept(exchange, KeyAgreement.class)) {
            trial.nextCase();
            trial.step("a field", "keeps a KeyAgreement, and a thread has put its key into it");
            trial.calling("sharedSecret(another private key, Bob's public key)");
            kept.init(ReferenceCrypto.privateKey(Vectors.BOB_PRIVATE));
            boolean replaced =
                    UnlockedState.isChangedBy(
                            trial,
                            exchange,
                            () -> ReferenceCrypto.agreed(kept),
                            () ->
                                    exchange.sharedSecret(
                                            Vectors.ALICE_PRIVATE.clone(),
                                            Vectors.BOB_PUBLIC.clone()));
            trial.expectThat(
                    !replaced,
                    "two threads use one KeyAgreement without a lock: this one replaced the key"
                            + " of the other");
        }
    }

    @Test
    void sharesNothingBetweenThreads(Trial trial) throws Exception {
        trial.step("two threads", "make different keys with one object");
        TwoThreads.run(
                trial,
                () -> expectAlone(trial, random(41, 32)),
                () -> expectAlone(trial, random(42, 32)));
        trial.step("two threads", "agree on different secrets with one object");
        TwoThreads.run(
                trial,
                () -> expectSecretAlone(trial, Vectors.ALICE_PRIVATE),
                () -> expectSecretAlone(trial, random(43, 32)));
    }

    private Void expectSecretAlone(Trial trial, byte[] privateKey) {
        byte[] peers = Vectors.BOB_PUBLIC;
        byte[] expected = ReferenceCrypto.x25519(privateKey, peers);
        CallResult result =
                CallResult.of(() -> exchange.sharedSecret(privateKey.clone(), peers.clone()));
        boolean right = Arrays.equals(expected, returned(result, byte[].class));
        return TwoThreads.expectRight(trial, right, result);
    }

    private Void expectAlone(Trial trial, byte[] secret) {
        byte[] expected = hkdf(secret, SALT, TO_SERVER);
        CallResult result = CallResult.of(() -> exchange.keys(Side.CLIENT, secret.clone(), SALT));
        Keys keys = returned(result, Keys.class);
        boolean right = keys != null && Arrays.equals(expected, keys.send());
        return TwoThreads.expectRight(trial, right, result);
    }

    // --- what they share ---

    private CallResult sharedSecret(Trial trial, byte[] privateKey, byte[] publicKey) {
        byte[] ours = privateKey.clone();
        byte[] peers = publicKey.clone();
        trial.nextCase();
        trial.step("our private key is", privateKey);
        trial.step("the peer sent", publicKey);
        trial.calling("sharedSecret(private key, peer's public key)");
        CallResult result = CallResult.of(() -> exchange.sharedSecret(ours, peers));
        trial.expectThat(
                Arrays.equals(privateKey, ours) && Arrays.equals(publicKey, peers),
                "expected the keys to be left as they were");
        return result;
    }

    private CallResult keys(Trial trial, Side side, byte[] secret, byte[] salt) {
        byte[] givenSecret = secret.clone();
        byte[] givenSalt = salt.clone();
        trial.nextCase();
        trial.step("the shared secret is", secret);
        trial.step("the salt is", salt);
        trial.calling("keys(%s, shared secret, salt)".formatted(side));
        CallResult result = CallResult.of(() -> exchange.keys(side, givenSecret, givenSalt));
        trial.expectThat(Arrays.equals(salt, givenSalt), "expected the salt to be left as it was");
        return result;
    }

    private static Keys expectKeys(Trial trial, CallResult result) {
        result.expectReturned(trial, "the shared secret is right");
        Keys keys = returned(result, Keys.class);
        trial.expectThat(
                keys != null && keys.send() != null && keys.receive() != null,
                "expected two keys, got " + keys);
        return keys;
    }

    private static byte[] hkdf(byte[] secret, byte[] salt, byte[] info) {
        return ReferenceCrypto.hkdf(secret, salt, info, 32);
    }

    private static <T> T returned(CallResult result, Class<T> type) {
        return type.isInstance(result.returned()) ? type.cast(result.returned()) : null;
    }

    private static byte[] random(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
