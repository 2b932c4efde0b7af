package netcourse.lesson05;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import netcourse.lesson05.Vectors.AeadVector;
import netcourse.lesson05.Vectors.HkdfVector;
import netcourse.lesson05.Vectors.HmacVector;
import netcourse.lesson05.Vectors.X25519Vector;
import org.junit.jupiter.api.Test;

/// The published vectors are typed right, and the JDK's primitives and what the checks compare with
/// give what they say.
class VectorsTest {
    @Test
    void hmacIsThatOfRfc4231() {
        for (HmacVector vector : Vectors.RFC_4231) {
            byte[] tag = ReferenceCrypto.hmac(vector.key(), vector.message());
            assertThat(Arrays.copyOf(tag, vector.tag().length))
                    .as(vector.name())
                    .isEqualTo(vector.tag());
        }
    }

    @Test
    void gcmIsThatOfNist() {
        for (AeadVector vector : Vectors.NIST_GCM) {
            byte[] sealed =
                    ReferenceCrypto.seal(
                            vector.key(),
                            vector.nonce(),
                            vector.associatedData(),
                            vector.plaintext());
            assertThat(sealed)
                    .as(vector.name())
                    .isEqualTo(
                            ReferenceCrypto.joined(
                                    vector.nonce(), vector.ciphertext(), vector.tag()));
        }
    }

    @Test
    void chaCha20Poly1305IsThatOfRfc8439() throws GeneralSecurityException {
        AeadVector vector = Vectors.RFC_8439;
        Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(vector.key(), "ChaCha20"),
                new IvParameterSpec(vector.nonce()));
        cipher.updateAAD(vector.associatedData());
        assertThat(cipher.doFinal(vector.plaintext()))
                .isEqualTo(ReferenceCrypto.joined(vector.ciphertext(), vector.tag()));
    }

    @Test
    void hkdfIsThatOfRfc5869() throws GeneralSecurityException {
        for (HkdfVector vector : Vectors.RFC_5869) {
            int length = vector.output().length;
            assertThat(ReferenceCrypto.hkdf(vector.secret(), vector.salt(), vector.info(), length))
                    .isEqualTo(vector.output());
            HKDFParameterSpec.Builder extract =
                    HKDFParameterSpec.ofExtract().addIKM(vector.secret()).addSalt(vector.salt());
            assertThat(
                            KDF.getInstance("HKDF-SHA256")
                                    .deriveData(extract.thenExpand(vector.info(), length)))
                    .isEqualTo(vector.output());
        }
    }

    @Test
    void x25519IsThatOfRfc7748() {
        for (X25519Vector vector : Vectors.RFC_7748) {
            assertThat(ReferenceCrypto.x25519(vector.scalar(), vector.u()))
                    .isEqualTo(vector.result());
        }
        byte[] basePoint = new byte[32];
        basePoint[0] = 9;
        assertThat(ReferenceCrypto.x25519(Vectors.ALICE_PRIVATE, basePoint))
                .isEqualTo(Vectors.ALICE_PUBLIC);
        assertThat(ReferenceCrypto.x25519(Vectors.BOB_PRIVATE, basePoint))
                .isEqualTo(Vectors.BOB_PUBLIC);
        assertThat(ReferenceCrypto.x25519(Vectors.ALICE_PRIVATE, Vectors.BOB_PUBLIC))
                .isEqualTo(Vectors.SHARED_SECRET);
        assertThat(ReferenceCrypto.x25519(Vectors.BOB_PRIVATE, Vectors.ALICE_PUBLIC))
                .isEqualTo(Vectors.SHARED_SECRET);
    }
}
