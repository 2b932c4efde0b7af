package netcourse.lesson05;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import netcourse.channel.ChannelSettings;
import netcourse.channel.NoiseCipher;
import netcourse.channel.SecureTransport;
import netcourse.channel.X25519KeyPair;
import netcourse.common.FramedConnection;
import netcourse.common.LoopbackPair;
import netcourse.common.Message;
import netcourse.common.MessageLimits;
import netcourse.common.Transport;
import netcourse.lesson05.answer.SolvedEncryptedRecords;
import netcourse.lesson05.answer.SolvedNoiseInitiator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A client made of a learner's parts talks to the given server.
class ChannelPartsTest {
    private static final X25519KeyPair KEYS = X25519KeyPair.generate();
    private static final ChannelParts SOLVED =
            ChannelParts.own()
                    .withInitiator(SolvedNoiseInitiator::new)
                    .withRecords(SolvedEncryptedRecords::new);

    private static FutureTask<Void> echoing(LoopbackPair pair, ChannelSettings settings) {
        FutureTask<Void> serving =
                new FutureTask<>(() -> {
                    Transport channel =
                            SecureTransport.accept(Transport.of(pair.server()), settings, KEYS);
                    try (var server = new FramedConnection(channel, MessageLimits.defaults())) {
                        server.answerAll(m -> Optional.of(m.echo()));
                        server.shutdownOutput();
                    }
                    return null;
                });
        Thread.ofVirtual().start(serving);
        return serving;
    }

    @ParameterizedTest
    @EnumSource
    void solvedPartsTalkToTheGivenServer(NoiseCipher cipher) throws Exception {
        ChannelSettings settings = ChannelSettings.defaults().withCipher(cipher);
        for (ChannelParts parts :
                new ChannelParts[] {
                    SOLVED, ChannelParts.own().withInitiator(SolvedNoiseInitiator::new)
                }) {
            try (LoopbackPair pair = LoopbackPair.open()) {
                FutureTask<Void> serving = echoing(pair, settings);
                Transport channel =
                        parts.connect(Transport.of(pair.client()), settings, KEYS.publicKey());
                try (var client = new FramedConnection(channel, MessageLimits.defaults())) {
                    Message message = Message.request(7, 1, new byte[200_000]);
                    client.send(message);
                    assertThat(client.read()).contains(message.echo());
                    client.shutdownOutput();
                    assertThat(client.read()).isEmpty();
                }
                serving.get();
            }
        }
    }

    @Test
    void wrongPinEndsTheHandshakeWithLearnersParts() throws Exception {
        byte[] other = X25519KeyPair.generate().publicKey();
        try (LoopbackPair pair = LoopbackPair.open()) {
            echoing(pair, ChannelSettings.defaults());
            Transport below = Transport.of(pair.client());
            assertThatThrownBy(() -> SOLVED.connect(below, ChannelSettings.defaults(), other))
                    .isInstanceOf(EOFException.class);
        }
    }
}
