package netcourse.exam;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import netcourse.common.Message;
import netcourse.common.MessageHeader;

/// The messages of the notes service, as `exam/README.md` specifies them.
final class NotesMessages {
    static final int PUT = 1;
    static final int GET = 2;
    static final int LIST = 3;
    static final int ECHO = 4;
    static final int MAX_BODY = 65_536;
    static final int MAX_VALUE = 60_000;
    static final int MAX_NOTES = 100;
    static final int MAX_NAME = 255;
    static final int UNKNOWN = 1;
    static final int BAD_BODY = 2;
    static final int FAILED = 3;
    static final int BAD_MESSAGE = 100;

    private static final int RAW_DEFLATE = 1;
    private static final int NONCE = 12;
    private static final int TAG = 16;

    private NotesMessages() {}

    static Message put(long sequence, String name, byte[] value) {
        return Message.request(PUT, sequence, concat(prefixed(name), value));
    }

    static Message get(long sequence, String name) {
        return Message.request(GET, sequence, prefixed(name));
    }

    static Message list(long sequence) {
        return Message.request(LIST, sequence, new byte[0]);
    }

    static Message echo(long sequence, byte[] body) {
        return Message.request(ECHO, sequence, body);
    }

    /// A name with its length in front of it.
    static byte[] prefixed(String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 + text.length).putShort((short) text.length).put(text).array();
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] bytes(Message message) {
        return concat(message.header().bytes(), message.body());
    }

    /// With a compressed body, shorter or not.
    static Message compressed(Message message) {
        byte[] body = message.body();
        return compressed(message, RAW_DEFLATE, body.length, deflated(body));
    }

    static Message compressed(Message message, int codec, long originalLength, byte[] bytes) {
        byte[] body =
                ByteBuffer.allocate(5 + bytes.length)
                        .put((byte) codec)
                        .putInt((int) originalLength)
                        .put(bytes)
                        .array();
        return message.with(message.header().flags() | MessageHeader.COMPRESSED, body);
    }

    static byte[] deflated(byte[] bytes) {
        try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] room = new byte[bytes.length + 100];
            return Arrays.copyOf(room, deflater.deflate(room));
        }
    }

    /// The same message without the flag.
    static Message decompressed(Message message) throws WrongBehaviour {
        if (!message.header().isCompressed()) {
            return message;
        }
        ByteBuffer body = message.bodyBuffer();
        if (body.remaining() < 5 || body.get() != RAW_DEFLATE) {
            throw new WrongBehaviour("a compressed body begins with codec id 1, then a length");
        }
        byte[] original = new byte[Math.clamp(body.getInt(), 0, MAX_BODY)];
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(body);
            int count = inflater.inflate(original);
            if (count != original.length || inflater.inflate(new byte[1]) != 0) {
                throw new WrongBehaviour(
                        "the original length is %d, other bytes came out"
                                .formatted(original.length));
            }
        } catch (DataFormatException e) {
            throw new WrongBehaviour("a compressed body is no raw deflate: " + e.getMessage());
        }
        return message.with(message.header().flags() & ~MessageHeader.COMPRESSED, original);
    }

    static Message sealed(byte[] key, Message message) {
        byte[] nonce = new byte[NONCE];
        new SecureRandom().nextBytes(nonce);
        int flags = message.header().flags() | MessageHeader.ENCRYPTED;
        byte[] room = new byte[NONCE + message.header().bodyLength() + TAG];
        byte[] header = message.with(flags, room).header().bytes();
        byte[] sealed = gcm(Cipher.ENCRYPT_MODE, key, nonce, header, message.body());
        return message.with(flags, concat(nonce, sealed));
    }

    /// The same message without the flag.
    static Message opened(byte[] key, Message message) throws WrongBehaviour {
        MessageHeader header = message.header();
        byte[] body = message.body();
        if (!header.isEncrypted() || body.length < NONCE + TAG) {
            throw new WrongBehaviour("expected a sealed message, was " + describe(message));
        }
        byte[] plain;
        try {
            plain =
                    gcm(
                            Cipher.DECRYPT_MODE,
                            key,
                            Arrays.copyOf(body, NONCE),
                            header.bytes(),
                            Arrays.copyOfRange(body, NONCE, body.length));
        } catch (IllegalArgumentException e) {
            throw new WrongBehaviour("the seal of a message is wrong: " + header);
        }
        return message.with(header.flags() & ~MessageHeader.ENCRYPTED, plain);
    }

    /// Its header, and the reason of a failure.
    static String describe(Message message) {
        MessageHeader header = message.header();
        boolean reason = header.error() != 0 && !header.isCompressed() && !header.isEncrypted();
        return header + (reason ? " \"" + message.text() + "\"" : "");
    }

    private static byte[] gcm(int mode, byte[] key, byte[] nonce, byte[] header, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(8 * TAG, nonce));
            cipher.updateAAD(header);
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
