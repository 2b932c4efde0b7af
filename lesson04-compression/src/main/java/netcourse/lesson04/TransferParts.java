package netcourse.lesson04;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import netcourse.codecs.Codec;
import netcourse.codecs.Compression;
import netcourse.common.LearnersClass;
import netcourse.common.Message;
import netcourse.common.Todo;
import netcourse.lesson04.exercise.BodyCompressor;
import netcourse.lesson04.exercise.CodecNegotiator;

/// The parts of the server and of the client that a learner can replace, made anew for each
/// connection. An empty one is the program's own.
///
/// @param compressor exercise 4.3; of both
/// @param negotiator exercise 4.7; the server's
public record TransferParts(
        Optional<Supplier<BodyCompressor>> compressor,
        Optional<Supplier<CodecNegotiator>> negotiator) {
    private interface Use<T> {
        void of(T part) throws IOException;
    }

    /// The programs as they stand.
    public static TransferParts own() {
        return new TransferParts(Optional.empty(), Optional.empty());
    }

    /// The learner's, as far as they are written.
    ///
    /// @throws IOException if no class is named for one of them
    public static TransferParts mine() throws IOException {
        return new TransferParts(
                written(BodyCompressor.class, TransferParts::tryOut),
                written(CodecNegotiator.class, part -> part.choose("gzip", List.of("gzip"))));
    }

    public TransferParts withCompressor(Supplier<BodyCompressor> other) {
        return new TransferParts(Optional.of(other), negotiator);
    }

    public TransferParts withNegotiator(Supplier<CodecNegotiator> other) {
        return new TransferParts(compressor, Optional.of(other));
    }

    BodyCompressor newCompressor() {
        return compressor.map(Supplier::get).orElseGet(DefaultBodyCompressor::new);
    }

    CodecNegotiator newNegotiator() {
        return negotiator.map(Supplier::get).orElseGet(DefaultCodecNegotiator::new);
    }

    /// Both ways.
    private static void tryOut(BodyCompressor part) throws IOException {
        Message message = Message.oneWay(TransferType.CHUNK.number(), new byte[100]);
        try (Codec codec = Compression.GZIP.open()) {
            part.compress(message, Compression.GZIP, codec);
            part.decompress(message, message.header().bodyLength(), Compression::open);
        }
    }

    /// What is wrong with a part that is begun shows in the program that runs it.
    private static <T> Optional<Supplier<T>> written(Class<T> part, Use<T> use) throws IOException {
        Supplier<T> mine = LearnersClass.of(part);
        try {
            use.of(mine.get());
        } catch (Todo e) {
            return Optional.empty();
        } catch (IOException | RuntimeException | AssertionError e) {
            return Optional.of(mine);
        }
        return Optional.of(mine);
    }
}
