package netcourse.lesson05;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import netcourse.common.Hex;

/// Published test vectors, typed with their source. [VectorsTest] proves that they are typed right.
final class Vectors {
    private Vectors() {}

    /// HMAC-SHA256.
    ///
    /// @param tag of 32 bytes, or cut to 16
    record HmacVector(String name, byte[] key, byte[] message, byte[] tag) {}

    /// RFC 4231, sections 4.2 to 4.8: test cases 1 to 7.
    static final List<HmacVector> RFC_4231 =
            List.of(
                    hmac(
                            "1",
                            "0b".repeat(20),
                            "Hi There".getBytes(US_ASCII),
                            """
                            b0344c61d8db38535ca8afceaf0bf12b
                            881dc200c9833da726e9376c2e32cff7
                            """),
                    hmac(
                            "2",
                            "4a656665",
                            "what do ya want for nothing?".getBytes(US_ASCII),
                            """
                            5bdcc146bf60754e6a042426089575c7
                            5a003f089d2739839dec58b964ec3843
                            """),
                    hmac(
                            "3",
                            "aa".repeat(20),
                            Hex.parse("dd".repeat(50)),
                            """
                            773ea91e36800e46854db8ebd09181a7
                            2959098b3ef8c122d9635514ced565fe
                            """),
                    hmac(
                            "4",
                            "0102030405060708090a0b0c0d0e0f10111213141516171819",
                            Hex.parse("cd".repeat(50)),
                            """
                            82558a389a443c0ea4cc819899f2083a
                            85f0faa3e578f8077a2e3ff46729665b
                            """),
                    hmac(
                            "5",
                            "0c".repeat(20),
                            "Test With Truncation".getBytes(US_ASCII),
                            "a3b6167473100ee06e0c796c2955552b"),
                    hmac(
                            "6",
                            "aa".repeat(131),
                            "Test Using Larger Than Block-Size Key - Hash Key First"
                                    .getBytes(US_ASCII),
                            """
                            60e431591ee0b67f0d8a26aacbf5b77f
                            8e0bc6213728c5140546040f0ee37f54
                            """),
                    hmac(
                            "7",
                            "aa".repeat(131),
                            ("This is a test using a larger than block-size key and a larger than"
                                            + " block-size data. The key needs to be hashed before"
                                            + " being used by the HMAC algorithm.")
                                    .getBytes(US_ASCII),
                            """
                            9b09ffa71b942fcb27635fbcd5b0e944
                            bfdc63644f0713938a7f51535c3a35e2
                            """));

    private static HmacVector hmac(String name, String key, byte[] message, String tag) {
        return new HmacVector(name, Hex.parse(key), message, Hex.parse(tag));
    }

    /// Authenticated encryption with associated data.
    record AeadVector(
            String name,
            byte[] key,
            byte[] nonce,
            byte[] associatedData,
            byte[] plaintext,
            byte[] ciphertext,
            byte[] tag) {}

    private static final String GCM_KEY =
            "feffe9928665731c6d6a8f9467308308 feffe9928665731c6d6a8f9467308308";

    private static final String GCM_PLAINTEXT =
            """
            d9313225f88406e5a55909c5aff5269a 86a7a9531534f7da2e4c303d8a318a72
            1c3c0c95956809532fcf0e2449a6b525 b16aedf5aa0de657ba637b39
            """;

    private static final String GCM_CIPHERTEXT =
            """
            522dc1f099567d07f47f37a32a84427d 643a8cdcbfe5c0c97598a2bd2555d1aa
            8cb08e48590dbb3da7b08b1056828838 c5f61e6393ba7a0abcc9f662
            """;

    /// AES-256-GCM with a nonce of 96 bits: McGrew and Viega, "The Galois/Counter Mode of Operation
    /// (GCM)", as submitted to NIST, appendix B, test cases 13 to 16.
    static final List<AeadVector> NIST_GCM =
            List.of(
                    aead(
                            "13",
                            "00".repeat(32),
                            "00".repeat(12),
                            "",
                            "",
                            "",
                            "530f8afbc74536b9a963b4f1c4cb738b"),
                    aead(
                            "14",
                            "00".repeat(32),
                            "00".repeat(12),
                            "",
                            "00".repeat(16),
                            "cea7403d4d606b6e074ec5d3baf39d18",
                            "d0d1c8a799996bf0265b98b5d48ab919"),
                    aead(
                            "15",
                            GCM_KEY,
                            "cafebabefacedbaddecaf888",
                            "",
                            GCM_PLAINTEXT + "1aafd255",
                            GCM_CIPHERTEXT + "898015ad",
                            "b094dac5d93471bdec1a502270e3cc6c"),
                    aead(
                            "16",
                            GCM_KEY,
                            "cafebabefacedbaddecaf888",
                            "feedfacedeadbeeffeedfacedeadbeef abaddad2",
                            GCM_PLAINTEXT,
                            GCM_CIPHERTEXT,
                            "76fc6ece0f4e1768cddf8853bb2d551b"));

    /// RFC 8439, section 2.8.2: ChaCha20-Poly1305.
    static final AeadVector RFC_8439 =
            aead(
                    "RFC 8439",
                    "808182838485868788898a8b8c8d8e8f 909192939495969798999a9b9c9d9e9f",
                    "07000000 4041424344454647",
                    "50515253c0c1c2c3c4c5c6c7",
                    Hex.format(
                            ("Ladies and Gentlemen of the class of '99: If I could offer you only"
                                            + " one tip for the future, sunscreen would be it.")
                                    .getBytes(US_ASCII)),
                    """
                    d31a8d34648e60db7b86afbc53ef7ec2 a4aded51296e08fea9e2b5a736ee62d6
                    3dbea45e8ca9671282fafb69da92728b 1a71de0a9e060b2905d6a5b67ecd3b36
                    92ddbd7f2d778b8c9803aee328091b58 fab324e4fad675945585808b4831d7bc
                    3ff4def08e4b7a9de576d26586cec64b 6116
                    """,
                    "1ae10b594f09e26a7e902ecbd0600691");

    private static AeadVector aead(
            String name,
            String key,
            String nonce,
            String associatedData,
            String plaintext,
            String ciphertext,
            String tag) {
        return new AeadVector(
                name,
                Hex.parse(key),
                Hex.parse(nonce),
                Hex.parse(associatedData),
                Hex.parse(plaintext),
                Hex.parse(ciphertext),
                Hex.parse(tag));
    }

    /// X25519.
    ///
    /// @param scalar the private key
    /// @param u the public key
    record X25519Vector(byte[] scalar, byte[] u, byte[] result) {}

    /// RFC 7748, section 5.2; the top bit of the second `u` is set.
    static final List<X25519Vector> RFC_7748 =
            List.of(
                    x25519(
                            "a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4",
                            "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c",
                            "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552"),
                    x25519(
                            "4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d",
                            "e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493",
                            "95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957"));

    /// RFC 7748, section 6.1.
    static final byte[] ALICE_PRIVATE =
            Hex.parse("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");

    static final byte[] ALICE_PUBLIC =
            Hex.parse("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");

    static final byte[] BOB_PRIVATE =
            Hex.parse("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");

    static final byte[] BOB_PUBLIC =
            Hex.parse("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");

    /// What Alice and Bob share.
    static final byte[] SHARED_SECRET =
            Hex.parse("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742");

    private static X25519Vector x25519(String scalar, String u, String result) {
        return new X25519Vector(Hex.parse(scalar), Hex.parse(u), Hex.parse(result));
    }

    /// HKDF-SHA256.
    record HkdfVector(byte[] secret, byte[] salt, byte[] info, byte[] output) {}

    /// RFC 5869, appendix A.1 to A.3; the salt of the third is empty.
    static final List<HkdfVector> RFC_5869 =
            List.of(
                    new HkdfVector(
                            Hex.parse("0b".repeat(22)),
                            counting(0x00, 0x0c),
                            counting(0xf0, 0xf9),
                            Hex.parse(
                                    """
                                    3cb25f25faacd57a90434f64d0362f2a 2d2d0a90cf1a5a4c5db02d56ecc4c5bf
                                    34007208d5b887185865
                                    """)),
                    new HkdfVector(
                            counting(0x00, 0x4f),
                            counting(0x60, 0xaf),
                            counting(0xb0, 0xff),
                            Hex.parse(
                                    """
                                    b11e398dc80327a1c8e7f78c596a4934 4f012eda2d4efad8a050cc4c19afa97c
                                    59045a99cac7827271cb41c65e590e09 da3275600c2f09b8367793a9aca3db71
                                    cc30c58179ec3e87c14c01d5c1f3434f 1d87
                                    """)),
                    new HkdfVector(
                            Hex.parse("0b".repeat(22)),
                            new byte[0],
                            new byte[0],
                            Hex.parse(
                                    """
                                    8da4e775a563c18f715f802a063c5a31 b8a11f5c5ee1879ec3454e5f3c738d2d
                                    9d201395faa4b61a96c8
                                    """)));

    /// The bytes from one value to another, both included.
    private static byte[] counting(int from, int to) {
        byte[] bytes = new byte[to - from + 1];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (from + i);
        }
        return bytes;
    }
}
