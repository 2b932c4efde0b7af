package netcourse.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PemTest {
    private static final CertificateAuthority CA = CertificateAuthority.create("a CA");

    @TempDir private Path folder;

    @Test
    void whatIsWrittenIsRead() throws IOException {
        TlsIdentity identity = CA.issue(CertificateDetails.of("ada"));
        Pem.write(file("ada.pem"), identity);
        Pem.write(file("ca.pem"), CA.certificate());
        assertThat(Pem.readIdentity(file("ada.pem"))).isEqualTo(identity);
        assertThat(identity.chain()).hasSize(2).last().isEqualTo(CA.certificate());
        assertThat(Pem.readCertificate(file("ca.pem"))).isEqualTo(CA.certificate());
    }

    @Test
    void theFilesAreInTheFormThatOpensslWrites() throws IOException {
        Pem.write(file("ca.pem"), CA.certificate());
        assertThat(Files.readAllLines(file("ca.pem")))
                .startsWith("-----BEGIN CERTIFICATE-----")
                .endsWith("-----END CERTIFICATE-----")
                .allMatch(line -> line.length() <= 64);
        String windows = Files.readString(file("ca.pem")).replace("\n", "\r\n");
        Files.writeString(file("windows.pem"), "Subject: a CA\r\n" + windows);
        assertThat(Pem.readCertificate(file("windows.pem"))).isEqualTo(CA.certificate());
    }

    @Test
    void aKeyIsForItsOwnerOnlyAlsoWhereAFileWasBefore() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews())
                .as("permissions of POSIX")
                .contains("posix");
        Path file = Files.writeString(file("ada.pem"), "old");
        Pem.write(file, CA.issue(CertificateDetails.of("ada")));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aKeyIsNotPrinted() {
        assertThat(CA.issue(CertificateDetails.of("ada"))).hasToString("TlsIdentity[CN=ada]");
    }

    @Test
    void whatIsWrongIsSaid() throws IOException {
        refused("none.pem", "there is no file ");
        Files.writeString(file("empty.pem"), "");
        refused("empty.pem", "there is no \"BEGIN CERTIFICATE\" in ");
        Files.writeString(
                file("bad.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        refused("bad.pem", "bad certificate in ");
        Pem.write(file("ca.pem"), CA.certificate());
        assertThatIOException()
                .isThrownBy(() -> Pem.readIdentity(file("ca.pem")))
                .withMessageStartingWith("there is no \"BEGIN PRIVATE KEY\" in ");
    }

    private void refused(String name, String message) {
        assertThatIOException()
                .isThrownBy(() -> Pem.readCertificate(file(name)))
                .withMessageStartingWith(message);
    }

    private Path file(String name) {
        return folder.resolve(name);
    }
}
