package netcourse.channel;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.HKDFParameterSpec;
import netcourse.common.ProtocolException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// Both ends of a handshake, beside what it must compute: two new pairs, four secrets agreed on,
/// six derivations.
@State(Scope.Thread)
public class HandshakeBench {
    private static final byte[] NOTHING = {};
    private static final int KEYS_BYTES = 64;

    private final X25519KeyPair server = X25519KeyPair.generate();
    private final byte[] serverKey = server.publicKey();
    private final byte[] salt = new byte[NoiseSymmetricState.HASH_BYTES];

    @Benchmark
    public NoiseKeys handshakeOurs() throws ProtocolException {
        NoiseHandshake client =
                NoiseHandshake.initiator(
                        NoiseCipher.AES_GCM, NOTHING, serverKey, X25519KeyPair::generate);
        NoiseHandshake answering =
                NoiseHandshake.responder(
                        NoiseCipher.AES_GCM, NOTHING, server, X25519KeyPair::generate);
        answering.readMessage(client.writeMessage(NOTHING));
        client.readMessage(answering.writeMessage(NOTHING));
        answering.split();
        return client.split();
    }

    @Benchmark
    public byte[] handshakeBare() throws GeneralSecurityException {
        KeyPair client = KeyPairGenerator.getInstance("X25519").generateKeyPair();
        KeyPair answering = KeyPairGenerator.getInstance("X25519").generateKeyPair();
        derive(agree(client, answering));
        derive(agree(answering, client));
        derive(agree(client, answering));
        derive(agree(answering, client));
        derive(NOTHING);
        return derive(NOTHING);
    }

    private static byte[] agree(KeyPair own, KeyPair peers) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("X25519");
        agreement.init(own.getPrivate());
        agreement.doPhase(peers.getPublic(), true);
        return agreement.generateSecret();
    }

    private byte[] derive(byte[] secret) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(
                        HKDFParameterSpec.ofExtract()
                                .addSalt(salt)
                                .addIKM(secret)
                                .thenExpand(null, KEYS_BYTES));
    }
}
