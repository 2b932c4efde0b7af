package netcourse.channel;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Certificates and keys in text files (RFC 7468): Base64 between two lines that name it. Java
/// reads certificates so, but has no final API for keys yet.
public final class Pem {
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String KEY = "PRIVATE KEY";
    private static final int MAX_BYTES = 1 << 16;
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z ]+)-----\\s+([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    private Pem() {}

    /// Writes a certificate, which everybody may read.
    public static void write(Path file, X509Certificate certificate) throws IOException {
        Files.writeString(file, text(CERTIFICATE, encoded(certificate)));
    }

    /// Writes a key and its certificates, in a file that only its owner may read, where the system
    /// knows such files.
    public static void write(Path file, TlsIdentity identity) throws IOException {
        StringBuilder text = new StringBuilder(text(KEY, identity.key().getEncoded()));
        for (X509Certificate certificate : identity.chain()) {
            text.append(text(CERTIFICATE, encoded(certificate)));
        }
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, text);
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("a certificate that cannot be encoded", e);
        }
    }

    private static String text(String label, byte[] bytes) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(label, LINES.encodeToString(bytes), label);
    }

    /// Reads the first certificate of a file.
    ///
    /// @throws IOException says in words what is wrong with the file
    public static X509Certificate readCertificate(Path file) throws IOException {
        return certificates(file).getFirst();
    }

    /// Reads a key on an elliptic curve and its certificates.
    ///
    /// @throws IOException says in words what is wrong with the file
    public static TlsIdentity readIdentity(Path file) throws IOException {
        byte[] key = blocks(file, KEY).getFirst();
        try {
            PrivateKey ec =
                    KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key));
            return new TlsIdentity(ec, certificates(file));
        } catch (GeneralSecurityException e) {
            // Without the cause, which may quote the key.
            throw new IOException("there is no key on an elliptic curve in " + file);
        }
    }

    private static List<X509Certificate> certificates(Path file) throws IOException {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (byte[] bytes : blocks(file, CERTIFICATE)) {
                ByteArrayInputStream in = new ByteArrayInputStream(bytes);
                certificates.add((X509Certificate) factory.generateCertificate(in));
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("bad certificate in " + file + ": " + e.getMessage(), e);
        }
        return certificates;
    }

    private static List<byte[]> blocks(Path file, String label) throws IOException {
        List<byte[]> blocks =
                BLOCK.matcher(read(file))
                        .results()
                        .filter(block -> block.group(1).equals(label))
                        .map(Pem::bytes)
                        .toList();
        if (blocks.isEmpty()) {
            throw new IOException("there is no \"BEGIN " + label + "\" in " + file);
        }
        return blocks;
    }

    private static byte[] bytes(MatchResult block) {
        return Base64.getMimeDecoder().decode(block.group(2));
    }

    private static String read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MAX_BYTES), US_ASCII);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file " + file, e);
        }
    }
}
