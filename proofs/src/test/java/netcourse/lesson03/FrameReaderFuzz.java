package netcourse.lesson03;

import static netcourse.common.MessageHeader.readFrom;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson03.answer.FrameReaderAlternatives.*;
import netcourse.lesson03.answer.HeaderUnpackerAlternatives.*;
import netcourse.lesson03.answer.SolvedFrameReader;
import netcourse.lesson03.answer.SolvedHeaderUnpacker;
import netcourse.lesson03.exercise.FrameReader;
import netcourse.lesson03.exercise.HeaderUnpacker;

/// Any bytes: the answers to exercise 3.4 read a message of which every byte is right, or refuse it
/// as the contract says, and take what they should of the stream. Those to 3.3 make of its header
/// what [MessageHeader#readFrom] makes.
class FrameReaderFuzz {
    @FuzzTest(maxDuration = "10s")
    void bytesFromOutside(byte[] data) {
        read(new SolvedFrameReader(), data);
        read(new PullsThroughChannel(), data);
        if (data.length >= MessageHeader.BYTES) {
            byte[] header = Arrays.copyOf(data, MessageHeader.BYTES);
            for (int limit : new int[] {0, 40, Integer.MAX_VALUE}) {
                Optional<MessageHeader> expected =
                        unpacked((h, max) -> readFrom(ByteBuffer.wrap(h), max), header, limit);
                assertThat(unpacked(new SolvedHeaderUnpacker(), header, limit)).isEqualTo(expected);
                assertThat(unpacked(new UnpacksStruct(), header, limit)).isEqualTo(expected);
            }
        }
    }

    /// Empty if it is refused.
    private static Optional<MessageHeader> unpacked(
            HeaderUnpacker unpacker, byte[] header, int max) {
        try {
            return Optional.of(unpacker.unpack(header, max));
        } catch (ProtocolException e) {
            return Optional.empty();
        }
    }

    private static void read(FrameReader reader, byte[] data) {
        ByteArrayInputStream in = new ByteArrayInputStream(data);
        try {
            Optional<Message> message = reader.read(in, Integer.MAX_VALUE);
            assertThat(message.isPresent()).isEqualTo(data.length > 0);
            assertThat(message.map(FrameReaderFuzz::wire).orElse(new byte[0]))
                    .isEqualTo(Arrays.copyOf(data, data.length - in.available()));
        } catch (EOFException e) {
            assertThat(in.available()).isZero();
        } catch (ProtocolException e) {
            assertThat(data.length - in.available()).isEqualTo(MessageHeader.BYTES);
        } catch (IOException e) {
            throw new AssertionError("a stream in memory does not fail", e);
        }
    }

    private static byte[] wire(Message message) {
        ByteBuffer bytes = ByteBuffer.allocate(message.wireBytes());
        message.writeTo(bytes);
        return bytes.array();
    }
}
