package netcourse.lesson05.answer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.HKDFParameterSpec;
import netcourse.common.ProtocolException;
import netcourse.lesson05.exercise.KeyExchange;
import netcourse.lesson05.exercise.KeyExchange.Keys;
import netcourse.lesson05.exercise.KeyExchange.Side;

/// The answer to exercise 5.5.
public class SolvedKeyExchange implements KeyExchange {
    @Override
    public byte[] sharedSecret(byte[] privateKey, byte[] peersPublicKey) throws ProtocolException {
        if (privateKey.length != 32) {
            throw new IllegalArgumentException("private key had bytes: " + privateKey.length);
        }
        if (peersPublicKey.length != 32) {
            throw new ProtocolException("public key had bytes: " + peersPublicKey.length);
        }
        byte[] number = new byte[32];
        for (int i = 0; i < 32; i++) {
            number[i] = peersPublicKey[31 - i]; // BigInteger is big-endian
        }
        number[0] &= 0x7f; // RFC 7748, section 5
        NamedParameterSpec curve = NamedParameterSpec.X25519;
        try {
            KeyFactory keys = KeyFactory.getInstance("X25519");
            KeyAgreement agreement = KeyAgreement.getInstance("X25519");
            agreement.init(keys.generatePrivate(new XECPrivateKeySpec(curve, privateKey)));
            BigInteger u = new BigInteger(1, number);
            agreement.doPhase(keys.generatePublic(new XECPublicKeySpec(curve, u)), true);
            return agreement.generateSecret();
        } catch (InvalidKeyException e) {
            throw new ProtocolException("public key gives a shared secret of zeros");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    // @start region="hkdf"
    @Override
    public Keys keys(Side side, byte[] sharedSecret, byte[] salt) {
        try {
            byte[] toServer = expand(sharedSecret, salt, KeyExchange.CLIENT_TO_SERVER);
            byte[] toClient = expand(sharedSecret, salt, KeyExchange.SERVER_TO_CLIENT);
            return side == Side.CLIENT
                    ? new Keys(toServer, toClient)
                    : new Keys(toClient, toServer);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            Arrays.fill(sharedSecret, (byte) 0);
        }
    }

    private static byte[] expand(byte[] secret, byte[] salt, String info)
            throws GeneralSecurityException {
        HKDFParameterSpec.Builder extract = HKDFParameterSpec.ofExtract().addIKM(secret);
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(extract.addSalt(salt).thenExpand(info.getBytes(US_ASCII), 32));
    }
    // @end
}
