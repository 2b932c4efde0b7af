package netcourse.lesson05.answer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Supplier;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import netcourse.channel.NoiseCipher;
import netcourse.channel.NoiseKeys;
import netcourse.channel.X25519KeyPair;
import netcourse.common.ProtocolException;
import netcourse.lesson05.exercise.NoiseInitiator;

/// The answer to exercise 5.7.
public class SolvedNoiseInitiator implements NoiseInitiator {
    private NoiseCipher cipher;
    private byte[] serverKey;
    private Supplier<X25519KeyPair> ephemerals;
    private X25519KeyPair e;
    private byte[] h;
    private byte[] ck;
    private byte[] k;
    private NoiseKeys keys;

    @Override
    public void begin(
            NoiseCipher cipher,
            byte[] prologue,
            byte[] serverKey,
            Supplier<X25519KeyPair> ephemerals) {
        this.cipher = cipher;
        this.serverKey = serverKey.clone();
        this.ephemerals = ephemerals;
        h = Arrays.copyOf(cipher.protocolName().getBytes(StandardCharsets.US_ASCII), 32);
        ck = h;
        mixHash(prologue);
        mixHash(serverKey);
    }

    @Override
    public byte[] writeMessage(byte[] payload) throws ProtocolException {
        e = ephemerals.get();
        mixHash(e.publicKey());
        mixKey(e.dh(serverKey));
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, payload);
        mixHash(sealed);
        return ByteBuffer.allocate(32 + sealed.length).put(e.publicKey()).put(sealed).array();
    }

    @Override
    public byte[] readMessage(byte[] message) throws ProtocolException {
        if (message.length < 48) {
            throw new ProtocolException("48 bytes or more are needed, came " + message.length);
        }
        byte[] re = Arrays.copyOf(message, 32);
        byte[] sealed = Arrays.copyOfRange(message, 32, message.length);
        mixHash(re);
        mixKey(e.dh(re));
        byte[] payload = crypt(Cipher.DECRYPT_MODE, sealed);
        mixHash(sealed);
        mixKey(new byte[0]);
        keys = new NoiseKeys(ck, k, h);
        return payload;
    }

    @Override
    public NoiseKeys split() {
        if (keys == null) {
            throw new IllegalStateException("no second message was accepted");
        }
        return keys;
    }

    private void mixHash(byte[] data) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(h);
            h = sha256.digest(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void mixKey(byte[] secret) {
        HKDFParameterSpec.Builder extract = HKDFParameterSpec.ofExtract().addSalt(ck);
        try {
            KDF hkdf = KDF.getInstance("HKDF-SHA256");
            byte[] both = hkdf.deriveData(extract.addIKM(secret).thenExpand(null, 64));
            ck = Arrays.copyOf(both, 32);
            k = Arrays.copyOfRange(both, 32, 64);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] crypt(int mode, byte[] bytes) throws ProtocolException {
        try {
            Cipher aead = Cipher.getInstance(cipher.transformation());
            SecretKeySpec key = new SecretKeySpec(k, cipher.keyAlgorithm());
            aead.init(mode, key, cipher.parameters(new byte[12])); // each k is used once
            aead.updateAAD(h);
            return aead.doFinal(bytes);
        } catch (AEADBadTagException e) {
            throw new ProtocolException("the tag of the second message is wrong");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
