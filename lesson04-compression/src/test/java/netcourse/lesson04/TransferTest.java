package netcourse.lesson04;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import netcourse.codecs.Compression;
import netcourse.lesson04.TransferClient.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What an honest client sends is there afterwards.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TransferTest {
    private static final String TEXT = "the same words again and again, ".repeat(20_000);

    @TempDir private Path folder;

    private Path target() {
        return folder.resolve("target");
    }

    private Path file(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    private TransferPair open(TransferSettings settings) throws IOException {
        return new TransferPair(target(), settings);
    }

    private static ClientSettings offering(String codings) {
        return ClientSettings.defaults().withCodings(codings);
    }

    @ParameterizedTest
    @EnumSource
    void aFileArrivesSmallerOnTheWireByEveryCodec(Compression compression) throws IOException {
        Path file = file("text", TEXT.getBytes(UTF_8));
        try (TransferPair pair = open(TransferSettings.defaults());
                TransferClient client = pair.client(offering(compression.title()))) {
            List<Long> progress = new ArrayList<>();
            TransferCount count = client.sendFile(file, "text", progress::add);
            assertThat(client.compression()).contains(compression);
            assertThat(target().resolve("text")).hasSameBinaryContentAs(file);
            assertThat(count.bytes()).isEqualTo(TEXT.length());
            assertThat(count.wireBytes()).isLessThan(TEXT.length() / 4);
            assertThat(progress).isSorted().hasSize(3).endsWith((long) TEXT.length());
        }
    }

    @Test
    void theServersFavouriteIsTakenOfThoseThatTheClientLikesAlike() throws IOException {
        TransferSettings settings =
                TransferSettings.defaults()
                        .withCodecs(List.of(Compression.LZ4, Compression.GZIP, Compression.ZSTD));
        try (TransferPair pair = open(settings);
                TransferClient all = pair.client(ClientSettings.defaults());
                TransferClient one = pair.client(offering("br, GZIP;q=0.5, lz4;q=0.2"))) {
            assertThat(all.compression()).contains(Compression.LZ4);
            assertThat(one.compression()).contains(Compression.GZIP);
        }
    }

    @Test
    void withoutACommonCodecTheFileGoesUncompressed() throws IOException {
        Path file = file("text", TEXT.getBytes(UTF_8));
        TransferSettings settings =
                TransferSettings.defaults().withCodecs(List.of(Compression.GZIP));
        try (TransferPair pair = open(settings);
                TransferClient client = pair.client(offering("zstd"))) {
            TransferCount count = client.sendFile(file, "text", _ -> {});
            assertThat(client.compression()).isEmpty();
            assertThat(count.wireBytes()).isEqualTo(TEXT.length() + 3 * 16);
            assertThat(target().resolve("text")).hasSameBinaryContentAs(file);
        }
    }

    @Test
    void aClientThatRefusesToSendUncompressedIsToldSo() throws IOException {
        TransferSettings settings =
                TransferSettings.defaults().withCodecs(List.of(Compression.GZIP));
        try (TransferPair pair = open(settings)) {
            assertThatThrownBy(() -> pair.client(offering("zstd, identity;q=0")))
                    .isInstanceOf(RefusedException.class)
                    .hasMessage(
                            "no codec in common: client accepts zstd, identity;q=0,"
                                    + " server has [gzip]");
        }
    }

    @Test
    void aBodyThatDoesNotShrinkGoesUncompressed() throws IOException {
        byte[] random = new byte[3 * TransferType.CHUNK_BYTES];
        new Random(4).nextBytes(random);
        Path file = file("random", random);
        try (TransferPair pair = open(TransferSettings.defaults());
                TransferClient client = pair.client(ClientSettings.defaults())) {
            TransferCount count = client.sendFile(file, "random", _ -> {});
            assertThat(count.wireBytes()).isEqualTo(random.length + 3 * 16);
            assertThat(target().resolve("random")).hasSameBinaryContentAs(file);
        }
    }

    @Test
    void aFolderArrivesWithEmptyFilesEmptyFoldersAndNamesInAnyScript() throws IOException {
        assumeThat(System.getProperty("sun.jnu.encoding"))
                .as("this system's names are not Unicode")
                .isEqualTo("UTF-8");
        file("docs/empty", new byte[0]);
        file("docs/deep/down/文件 é.txt", TEXT.getBytes(UTF_8));
        Files.createDirectories(folder.resolve("docs/nothing"));
        try (TransferPair pair = open(TransferSettings.defaults());
                TransferClient client = pair.client(ClientSettings.defaults())) {
            for (FilesToSend.Item item : FilesToSend.of(folder.resolve("docs"), _ -> {})) {
                send(item, client);
            }
            assertThat(pair.names())
                    .containsExactly(
                            "docs/",
                            "docs/deep/",
                            "docs/deep/down/",
                            "docs/deep/down/文件 é.txt",
                            "docs/empty",
                            "docs/nothing/");
            assertThat(target().resolve("docs/deep/down/文件 é.txt")).hasContent(TEXT);
        }
    }

    private static void send(FilesToSend.Item item, TransferClient client) throws IOException {
        if (item.isFolder()) {
            client.sendFolder(item.name());
        } else {
            client.sendFile(item.path(), item.name(), _ -> {});
        }
    }

    @Test
    void aFileThatIsThereIsRefusedAndTheNextOneIsSent() throws IOException {
        Path file = file("new", "new".getBytes(UTF_8));
        file("target/a", "old".getBytes(UTF_8));
        try (TransferPair pair = open(TransferSettings.defaults());
                TransferClient client = pair.client(ClientSettings.defaults())) {
            assertThatThrownBy(() -> client.sendFile(file, "a", _ -> {}))
                    .isInstanceOf(RefusedException.class)
                    .hasMessage("exists already");
            client.sendFile(file, "b", _ -> {});
            assertThat(target().resolve("a")).hasContent("old");
            assertThat(target().resolve("b")).hasContent("new");
            assertThat(pair.names()).containsExactly("a", "b");
        }
    }

    @Test
    void aFileThatIsThereIsReplacedIfTheServerSaysSoButNotAFolder() throws IOException {
        Path file = file("new", "new".getBytes(UTF_8));
        file("target/a", "old".getBytes(UTF_8));
        Files.createDirectories(target().resolve("folder"));
        try (TransferPair pair = open(TransferSettings.defaults().withOverwrite(true));
                TransferClient client = pair.client(ClientSettings.defaults())) {
            client.sendFile(file, "a", _ -> {});
            assertThatThrownBy(() -> client.sendFile(file, "folder", _ -> {}))
                    .hasMessage("exists already");
            assertThat(target().resolve("a")).hasContent("new");
            assertThat(pair.names()).containsExactly("a", "folder/");
        }
    }

    @Test
    void aServerThatFindsAnErrorInALearnersPartSaysWhere() throws IOException {
        TransferParts parts =
                TransferParts.own()
                        .withNegotiator(() ->
                                (_, _) -> {
                                    throw new IllegalStateException("not thought of");
                                });
        try (TransferPair pair = open(TransferSettings.defaults().withParts(parts))) {
            assertThatThrownBy(() -> pair.client(ClientSettings.defaults()))
                    .hasMessageMatching(
                            "server closed: the server failed: .*IllegalStateException:"
                                    + " not thought of \\(TransferTest.java:[0-9]+\\)");
        }
    }
}
