package netcourse.lesson05.mistake;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import netcourse.authoring.Wrong;
import netcourse.channel.NoiseCipher;
import netcourse.channel.NoiseKeys;
import netcourse.channel.X25519KeyPair;
import netcourse.common.ProtocolException;
import netcourse.lesson05.answer.SolvedNoiseInitiator;
import netcourse.lesson05.exercise.NoiseInitiator;

/// Further wrong solutions of exercise 5.7.
public final class NoiseInitiatorWrong {
    private NoiseInitiatorWrong() {}

    @Wrong("refuses a second message without a payload")
    public static class RefusesTheShortest extends SolvedNoiseInitiator {
        @Override
        public byte[] readMessage(byte[] message) throws ProtocolException {
            if (message.length <= 48) {
                throw new ProtocolException("too short");
            }
            return super.readMessage(message);
        }
    }

    @Wrong("sends no payload")
    public static class ForgetsThePayload extends SolvedNoiseInitiator {
        @Override
        public byte[] writeMessage(byte[] payload) throws ProtocolException {
            return super.writeMessage(new byte[0]);
        }
    }

    @Wrong("gives no payload")
    public static class DropsThePayload extends SolvedNoiseInitiator {
        @Override
        public byte[] readMessage(byte[] message) throws ProtocolException {
            super.readMessage(message);
            return new byte[0];
        }
    }

    @Wrong("makes a pair of its own, whatever it is given")
    public static class MakesItsOwnPair extends SolvedNoiseInitiator {
        @Override
        public void begin(
                NoiseCipher cipher,
                byte[] prologue,
                byte[] serverKey,
                Supplier<X25519KeyPair> ephemerals) {
            super.begin(cipher, prologue, serverKey, X25519KeyPair::generate);
        }
    }

    @Wrong("takes two pairs for a handshake")
    public static class TakesTwoPairs extends SolvedNoiseInitiator {
        @Override
        public void begin(
                NoiseCipher cipher,
                byte[] prologue,
                byte[] serverKey,
                Supplier<X25519KeyPair> ephemerals) {
            super.begin(
                    cipher,
                    prologue,
                    serverKey,
                    () -> {
                        ephemerals.get();
                        return ephemerals.get();
                    });
        }
    }

    @Wrong("uses AES-GCM, whatever it is given")
    public static class KnowsOneCipher extends SolvedNoiseInitiator {
        @Override
        public void begin(
                NoiseCipher cipher,
                byte[] prologue,
                byte[] serverKey,
                Supplier<X25519KeyPair> ephemerals) {
            super.begin(NoiseCipher.AES_GCM, prologue, serverKey, ephemerals);
        }
    }

    @Wrong("clears the prologue")
    public static class ClearsThePrologue extends SolvedNoiseInitiator {
        @Override
        public void begin(
                NoiseCipher cipher,
                byte[] prologue,
                byte[] serverKey,
                Supplier<X25519KeyPair> ephemerals) {
            super.begin(cipher, prologue, serverKey, ephemerals);
            Arrays.fill(prologue, (byte) 0);
        }
    }

    @Wrong("clears the server's key")
    public static class ClearsTheServerKey extends SolvedNoiseInitiator {
        @Override
        public void begin(
                NoiseCipher cipher,
                byte[] prologue,
                byte[] serverKey,
                Supplier<X25519KeyPair> ephemerals) {
            super.begin(cipher, prologue, serverKey, ephemerals);
            Arrays.fill(serverKey, (byte) 0);
        }
    }

    @Wrong("clears the message that it has read")
    public static class ClearsTheMessage extends SolvedNoiseInitiator {
        @Override
        public byte[] readMessage(byte[] message) throws ProtocolException {
            byte[] payload = super.readMessage(message);
            Arrays.fill(message, (byte) 0);
            return payload;
        }
    }

    @Wrong("gives null instead of keys before the second message")
    public static class GivesNull extends SolvedNoiseInitiator {
        @Override
        public NoiseKeys split() {
            try {
                return super.split();
            } catch (IllegalStateException e) {
                return null;
            }
        }
    }

    @Wrong("gives no handshake hash")
    public static class GivesNoHash extends SolvedNoiseInitiator {
        @Override
        public NoiseKeys split() {
            NoiseKeys keys = super.split();
            return new NoiseKeys(keys.sending(), keys.receiving(), new byte[32]);
        }
    }

    @Wrong("refuses a second message of more than 1,024 bytes")
    public static class RefusesLongMessages extends SolvedNoiseInitiator {
        @Override
        public byte[] readMessage(byte[] message) throws ProtocolException {
            if (message.length > 1024) {
                throw new ProtocolException("too long");
            }
            return super.readMessage(message);
        }
    }

    @Wrong("refuses a payload of more than 1,024 bytes")
    public static class RefusesLongPayloads extends SolvedNoiseInitiator {
        @Override
        public byte[] writeMessage(byte[] payload) throws ProtocolException {
            if (payload.length > 1024) {
                throw new IllegalArgumentException("too long");
            }
            return super.writeMessage(payload);
        }
    }

    @Wrong("takes a server's key of small order for the caller's fault")
    public static class BlamesTheCaller extends SolvedNoiseInitiator {
        @Override
        public byte[] writeMessage(byte[] payload) {
            try {
                return super.writeMessage(payload);
            } catch (ProtocolException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    @Wrong("says that a short message is the caller's fault")
    public static class BlamesTheCallerForTheLength extends SolvedNoiseInitiator {
        @Override
        public byte[] readMessage(byte[] message) throws ProtocolException {
            if (message.length < 48) {
                throw new IllegalArgumentException("too short");
            }
            return super.readMessage(message);
        }
    }

    @Wrong("makes other keys at each call of split")
    public static class SplitsAnew extends SolvedNoiseInitiator {
        private NoiseKeys keys;

        @Override
        public NoiseKeys split() {
            NoiseKeys last = keys == null ? super.split() : keys;
            keys = new NoiseKeys(last.receiving(), last.sending(), last.handshakeHash());
            return last;
        }
    }

    @Wrong("has one pair for the whole program")
    public static class HasOnePair extends SolvedNoiseInitiator {
        private static final AtomicReference<X25519KeyPair> PAIR = new AtomicReference<>();

        @Override
        public void begin(
                NoiseCipher cipher,
                byte[] prologue,
                byte[] serverKey,
                Supplier<X25519KeyPair> ephemerals) {
            super.begin(
                    cipher,
                    prologue,
                    serverKey,
                    () -> PAIR.updateAndGet(p -> p == null ? ephemerals.get() : p));
        }
    }

    @Wrong("hashes no prologue at all")
    public static class ForgetsThePrologue extends NoiseInitiatorMistakes.NoiseInitiatorInSteps {
        @Override
        void mixPrologue(byte[] prologue) {
            // it is not sent
        }
    }

    @Wrong(value = "compares the length with that of a tag", nameless = true)
    public static class ComparesWithTheTag extends SolvedNoiseInitiator {
        @Override
        public byte[] readMessage(byte[] message) throws ProtocolException {
            if (message.length >= 16) {
                Arrays.copyOfRange(message, 32, message.length);
            }
            return super.readMessage(message);
        }
    }

    @Wrong("has one handshake for all objects")
    public static class SharesTheHandshake implements NoiseInitiator {
        private static NoiseInitiator current;

        @Override
        public void begin(
                NoiseCipher cipher,
                byte[] prologue,
                byte[] serverKey,
                Supplier<X25519KeyPair> ephemerals) {
            current = new SolvedNoiseInitiator();
            current.begin(cipher, prologue, serverKey, ephemerals);
        }

        @Override
        public byte[] writeMessage(byte[] payload) throws ProtocolException {
            return current.writeMessage(payload);
        }

        @Override
        public byte[] readMessage(byte[] message) throws ProtocolException {
            return current.readMessage(message);
        }

        @Override
        public NoiseKeys split() {
            return current.split();
        }
    }
}
