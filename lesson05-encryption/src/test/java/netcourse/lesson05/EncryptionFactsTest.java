package netcourse.lesson05;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.KDF;
import javax.crypto.KEM;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Test;

/// What the chapter and the interview items say of encryption, shown with the JDK's own classes.
class EncryptionFactsTest {
    private static final String ECB = "AES/ECB/PKCS5Padding";
    private static final String CBC = "AES/CBC/PKCS5Padding";
    private static final String GCM = "AES/GCM/NoPadding";
    private static final String CHACHA = "ChaCha20-Poly1305";
    private static final int TAG_BYTES = 16;
    private static final byte[] IV = new byte[16];
    private static final byte[] TEXT =
            "PAY 100 EUR to ada, PIN 4711; this is block 3.  ".getBytes(US_ASCII);
    private static final SecretKey KEY = new SecretKeySpec(bytes(32, 7), "AES");
    private static final KeyPair RSA = rsaPair();

    private static byte[] bytes(int count, int value) {
        byte[] bytes = new byte[count];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] nonce(int value) {
        return bytes(12, value);
    }

    private static byte[] run(
            int mode, String transformation, AlgorithmParameterSpec parameters, byte[] input)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(transformation);
        cipher.init(mode, KEY, parameters);
        return cipher.doFinal(input);
    }

    private static GCMParameterSpec gcm(byte[] nonce) {
        return new GCMParameterSpec(8 * TAG_BYTES, nonce);
    }

    private static byte[] seal(byte[] nonce, byte[] plain) throws GeneralSecurityException {
        return run(Cipher.ENCRYPT_MODE, GCM, gcm(nonce), plain);
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] other = bytes.clone();
        other[bit / 8] ^= (byte) (1 << bit % 8);
        return other;
    }

    private static byte[] xor(byte[] a, byte[] b) {
        byte[] result = new byte[Math.min(a.length, b.length)];
        for (int i = 0; i < result.length; i++) {
            result[i] = (byte) (a[i] ^ b[i]);
        }
        return result;
    }

    @Test
    void base64NeedsNoKey() {
        String sent = Base64.getEncoder().encodeToString("ada:secret".getBytes(US_ASCII));
        assertThat(sent).isEqualTo("YWRhOnNlY3JldA==");
        assertThat(Base64.getDecoder().decode(sent)).asString(US_ASCII).isEqualTo("ada:secret");
    }

    @Test
    void equalBlocksStayEqualInEcb() throws GeneralSecurityException {
        byte[] sealed = run(Cipher.ENCRYPT_MODE, ECB, null, bytes(32, 'a'));
        assertThat(Arrays.copyOfRange(sealed, 16, 32)).isEqualTo(Arrays.copyOf(sealed, 16));
        byte[] same = run(Cipher.ENCRYPT_MODE, ECB, null, bytes(32, 'a'));
        assertThat(same).isEqualTo(sealed);
    }

    @Test
    void aesWithoutAModeIsEcb() throws GeneralSecurityException {
        assertThat(run(Cipher.ENCRYPT_MODE, "AES", null, TEXT))
                .isEqualTo(run(Cipher.ENCRYPT_MODE, ECB, null, TEXT));
    }

    @Test
    void aBitFlippedInCbcFlipsTheSameBitOfTheNextBlock() throws GeneralSecurityException {
        AlgorithmParameterSpec iv = new IvParameterSpec(IV);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, CBC, iv, TEXT);
        byte[] opened = run(Cipher.DECRYPT_MODE, CBC, iv, flipped(sealed, 5));
        assertThat(Arrays.copyOf(opened, 16)).isNotEqualTo(Arrays.copyOf(TEXT, 16));
        assertThat(Arrays.copyOfRange(opened, 16, TEXT.length))
                .isEqualTo(Arrays.copyOfRange(flipped(TEXT, 16 * 8 + 5), 16, TEXT.length));
    }

    /// "100" is 4 bytes from the start, so 4 bytes from the start of the IV.
    @Test
    void whoChangesTheIvChangesTheFirstBlockAtWill() throws GeneralSecurityException {
        byte[] sealed = run(Cipher.ENCRYPT_MODE, CBC, new IvParameterSpec(IV), TEXT);
        byte[] iv = IV.clone();
        iv[4] ^= (byte) ('1' ^ '9');
        byte[] opened = run(Cipher.DECRYPT_MODE, CBC, new IvParameterSpec(iv), sealed);
        assertThat(opened).asString(US_ASCII).startsWith("PAY 900 EUR to ada");
    }

    @Test
    void gcmRefusesEveryFlippedBit() throws GeneralSecurityException {
        byte[] sealed = seal(nonce(1), TEXT);
        for (int bit = 0; bit < 8 * sealed.length; bit++) {
            byte[] other = flipped(sealed, bit);
            assertThatExceptionOfType(AEADBadTagException.class)
                    .as("bit %d", bit)
                    .isThrownBy(() -> run(Cipher.DECRYPT_MODE, GCM, gcm(nonce(1)), other));
        }
    }

    @Test
    void gcmReleasesNothingBeforeItsTag() throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(GCM);
        cipher.init(Cipher.DECRYPT_MODE, KEY, gcm(nonce(1)));
        assertThat(cipher.update(seal(nonce(1), bytes(10_000, 'a')))).isNullOrEmpty();
        assertThat(cipher.doFinal()).isEqualTo(bytes(10_000, 'a'));
    }

    @Test
    void associatedDataIsNotSentAndMustBeTheSame() throws GeneralSecurityException {
        byte[] sealed = withHeader(Cipher.ENCRYPT_MODE, "to: ada", TEXT);
        assertThat(sealed).hasSize(TEXT.length + TAG_BYTES);
        assertThat(withHeader(Cipher.DECRYPT_MODE, "to: ada", sealed)).isEqualTo(TEXT);
        assertThatExceptionOfType(AEADBadTagException.class)
                .isThrownBy(() -> withHeader(Cipher.DECRYPT_MODE, "to: eve", sealed));
    }

    private static byte[] withHeader(int mode, String header, byte[] input)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(GCM);
        cipher.init(mode, KEY, gcm(nonce(1)));
        cipher.updateAAD(header.getBytes(US_ASCII));
        return cipher.doFinal(input);
    }

    @Test
    void aRepeatedNonceShowsTheXorOfThePlaintexts() throws GeneralSecurityException {
        byte[] other = bytes(TEXT.length, 'x');
        byte[] known = xor(seal(nonce(1), TEXT), seal(nonce(1), other));
        assertThat(Arrays.copyOf(known, TEXT.length)).isEqualTo(xor(TEXT, other));
        assertThat(xor(known, other)).isEqualTo(TEXT);
    }

    @Test
    void theJdkRefusesTheLastNonceOnly() throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(GCM);
        cipher.init(Cipher.ENCRYPT_MODE, KEY, gcm(nonce(1)));
        byte[] first = cipher.doFinal(TEXT);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> cipher.doFinal(TEXT));
        assertThatExceptionOfType(InvalidAlgorithmParameterException.class)
                .isThrownBy(() -> cipher.init(Cipher.ENCRYPT_MODE, KEY, gcm(nonce(1))));
        cipher.init(Cipher.ENCRYPT_MODE, KEY, gcm(nonce(2)));
        cipher.doFinal(TEXT);
        cipher.init(Cipher.ENCRYPT_MODE, KEY, gcm(nonce(1)));
        assertThat(cipher.doFinal(TEXT)).isEqualTo(first);
    }

    @Test
    void chaCha20Poly1305HasTheSizesOfAes256Gcm() throws GeneralSecurityException {
        AlgorithmParameterSpec nonce = new IvParameterSpec(nonce(1));
        byte[] sealed = run(Cipher.ENCRYPT_MODE, CHACHA, nonce, TEXT);
        assertThat(sealed).hasSize(TEXT.length + TAG_BYTES);
        assertThat(run(Cipher.DECRYPT_MODE, CHACHA, nonce, sealed)).isEqualTo(TEXT);
        assertThatExceptionOfType(AEADBadTagException.class)
                .isThrownBy(() -> run(Cipher.DECRYPT_MODE, CHACHA, nonce, flipped(sealed, 9)));
    }

    @Test
    void bothSidesOfX25519FindTheSameSecret() throws GeneralSecurityException {
        KeyPair ada = pair("X25519");
        KeyPair bob = pair("X25519");
        byte[] secret = agree(ada.getPrivate(), bob.getPublic());
        assertThat(secret).hasSize(32);
        assertThat(agree(bob.getPrivate(), ada.getPublic())).isEqualTo(secret);
    }

    /// Between them, one secret with each: neither notices.
    @Test
    void whoeverIsInTheMiddleHasASecretWithEachSide() throws GeneralSecurityException {
        KeyPair ada = pair("X25519");
        KeyPair bob = pair("X25519");
        KeyPair eve = pair("X25519");
        byte[] ofAda = agree(ada.getPrivate(), eve.getPublic());
        byte[] ofBob = agree(bob.getPrivate(), eve.getPublic());
        assertThat(agree(eve.getPrivate(), ada.getPublic())).isEqualTo(ofAda);
        assertThat(agree(eve.getPrivate(), bob.getPublic())).isEqualTo(ofBob);
        assertThat(ofAda).isNotEqualTo(ofBob);
    }

    @Test
    void x25519RefusesAPeersKeyThatGivesZeros() throws GeneralSecurityException {
        PublicKey zero =
                KeyFactory.getInstance("X25519")
                        .generatePublic(
                                new XECPublicKeySpec(NamedParameterSpec.X25519, BigInteger.ZERO));
        PrivateKey own = pair("X25519").getPrivate();
        assertThatExceptionOfType(InvalidKeyException.class)
                .isThrownBy(() -> agree(own, zero))
                .withMessageContaining("small order");
    }

    private static KeyPair pair(String algorithm) throws GeneralSecurityException {
        return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    }

    private static byte[] agree(PrivateKey own, PublicKey peer) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("X25519");
        agreement.init(own);
        agreement.doPhase(peer, true);
        return agreement.generateSecret();
    }

    @Test
    void theInfoOfHkdfSeparatesKeys() throws GeneralSecurityException {
        assertThat(key("client to server")).hasSize(32).isEqualTo(key("client to server"));
        assertThat(key("client to server")).isNotEqualTo(key("server to client"));
    }

    private static byte[] key(String info) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(
                        HKDFParameterSpec.ofExtract()
                                .addIKM(bytes(32, 1))
                                .addSalt(bytes(32, 2))
                                .thenExpand(info.getBytes(US_ASCII), 32));
    }

    @Test
    void isEqualSaysNoWhereverTheDifferenceIs() {
        byte[] tag = bytes(32, 5);
        assertThat(MessageDigest.isEqual(tag, tag.clone())).isTrue();
        assertThat(IntStream.range(0, 256))
                .noneMatch(bit -> MessageDigest.isEqual(tag, flipped(tag, bit)));
        assertThat(MessageDigest.isEqual(tag, Arrays.copyOf(tag, 31))).isFalse();
    }

    @Test
    void thePublicKeyVerifiesWhatThePrivateKeySigned() throws GeneralSecurityException {
        KeyPair pair = pair("Ed25519");
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(pair.getPrivate());
        signer.update(TEXT);
        byte[] signature = signer.sign();
        assertThat(signature).hasSize(64);
        assertThat(verifies(pair.getPublic(), TEXT, signature)).isTrue();
        assertThat(verifies(pair.getPublic(), flipped(TEXT, 100), signature)).isFalse();
        assertThat(verifies(pair("Ed25519").getPublic(), TEXT, signature)).isFalse();
    }

    private static boolean verifies(PublicKey key, byte[] text, byte[] signature)
            throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(key);
        verifier.update(text);
        return verifier.verify(signature);
    }

    /// 256 bytes, less 66 for OAEP with SHA-256 (RFC 8017, 7.1.1).
    @Test
    void rsaEncryptsAFewHundredBytesAtMost() throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
        cipher.init(Cipher.ENCRYPT_MODE, RSA.getPublic());
        assertThat(cipher.doFinal(bytes(190, 1))).hasSize(256);
        assertThatExceptionOfType(IllegalBlockSizeException.class)
                .isThrownBy(() -> cipher.doFinal(bytes(191, 1)));
    }

    @Test
    void javasOaepMeansSha1ForItsMaskUnlessYouSaySo() throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
        cipher.init(Cipher.ENCRYPT_MODE, RSA.getPublic());
        OAEPParameterSpec spec = cipher.getParameters().getParameterSpec(OAEPParameterSpec.class);
        assertThat(spec.getDigestAlgorithm()).isEqualTo("SHA-256");
        assertThat(((MGF1ParameterSpec) spec.getMGFParameters()).getDigestAlgorithm())
                .isEqualTo("SHA-1");
    }

    @Test
    void rsaWithoutAPaddingIsTheOldPadding() throws GeneralSecurityException {
        Cipher sender = Cipher.getInstance("RSA");
        sender.init(Cipher.ENCRYPT_MODE, RSA.getPublic());
        Cipher receiver = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        receiver.init(Cipher.DECRYPT_MODE, RSA.getPrivate());
        assertThat(receiver.doFinal(sender.doFinal(TEXT))).isEqualTo(TEXT);
    }

    private static KeyPair rsaPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /// A thousand rounds here, for a quick test; far too few for passwords.
    @Test
    void onePasswordWithTwoSaltsIsTwoHashes() throws GeneralSecurityException {
        assertThat(pbkdf2(1, 1000)).isEqualTo(pbkdf2(1, 1000));
        assertThat(pbkdf2(1, 1000)).isNotEqualTo(pbkdf2(2, 1000)).isNotEqualTo(pbkdf2(1, 1001));
    }

    private static byte[] pbkdf2(int salt, int iterations) throws GeneralSecurityException {
        PBEKeySpec spec =
                new PBEKeySpec("correct horse".toCharArray(), bytes(16, salt), iterations, 256);
        return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(spec)
                .getEncoded();
    }

    @Test
    void ofThePasswordHashesTheJdkHasPbkdf2Only() {
        for (String name : new String[] {"Argon2", "Argon2id", "bcrypt", "scrypt"}) {
            assertThatExceptionOfType(NoSuchAlgorithmException.class)
                    .isThrownBy(() -> SecretKeyFactory.getInstance(name));
            assertThatExceptionOfType(NoSuchAlgorithmException.class)
                    .isThrownBy(() -> KDF.getInstance(name));
        }
    }

    @Test
    void mlKemBringsASecretOfOneSideToTheOther() throws GeneralSecurityException {
        KeyPair client = pair("ML-KEM-768");
        KEM kem = KEM.getInstance("ML-KEM-768");
        KEM.Encapsulated sent = kem.newEncapsulator(client.getPublic()).encapsulate();
        SecretKey got = kem.newDecapsulator(client.getPrivate()).decapsulate(sent.encapsulation());
        assertThat(sent.encapsulation()).hasSize(1088);
        assertThat(got.getEncoded()).hasSize(32).isEqualTo(sent.key().getEncoded());
    }

    @Test
    void tlsOfThisJdkHasNoHybridGroup() throws GeneralSecurityException {
        Assumptions.assumeThat(Runtime.version().feature())
                .as("later JDKs have one: JEP 527")
                .isEqualTo(25);
        assertThat(SSLContext.getDefault().getSupportedSSLParameters().getNamedGroups())
                .contains("x25519")
                .noneMatch(group -> group.toUpperCase(Locale.ROOT).contains("MLKEM"));
    }

    @Test
    void version13And12AreOnByDefaultAndOlderOnesAreDisabled() throws GeneralSecurityException {
        assertThat(SSLContext.getDefault().getDefaultSSLParameters().getProtocols())
                .containsExactly("TLSv1.3", "TLSv1.2");
        assertThat(Security.getProperty("jdk.tls.disabledAlgorithms").split(", *"))
                .contains("SSLv3", "TLSv1", "TLSv1.1");
    }

    @Test
    void rsaKeyExchangeIsDisabled() throws GeneralSecurityException {
        assertThat(SSLContext.getDefault().getDefaultSSLParameters().getCipherSuites())
                .isNotEmpty()
                .noneMatch(suite -> suite.startsWith("TLS_RSA_"));
    }

    @Test
    void aRawSocketDoesNotCheckTheName() throws GeneralSecurityException, IOException {
        SSLContext context = SSLContext.getDefault();
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket()) {
            SSLParameters parameters = socket.getSSLParameters();
            assertThat(parameters.getEndpointIdentificationAlgorithm()).isNull();
        }
        assertThat(
                        context.createSSLEngine("example.com", 443)
                                .getSSLParameters()
                                .getEndpointIdentificationAlgorithm())
                .isNull();
    }

    @Test
    void aServerDoesNotAskForAClientCertificate() throws GeneralSecurityException, IOException {
        SSLContext context = SSLContext.getDefault();
        try (SSLServerSocket socket =
                (SSLServerSocket) context.getServerSocketFactory().createServerSocket()) {
            assertThat(socket.getNeedClientAuth()).isFalse();
            assertThat(socket.getWantClientAuth()).isFalse();
        }
    }
}
