package netcourse.lesson01.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import netcourse.lesson01.Login;

/// A login as one message (the table of [netcourse.lesson01.exercise.LoginCodec]), for the client.
final class LoginBytes {
    private LoginBytes() {}

    /// The whole message.
    static byte[] of(Login login) {
        byte[] body = body(login);
        return written(out -> {
            out.writeBytes("NL");
            out.writeByte(1);
            out.writeByte(login.lastLoginMillis().isPresent() ? 1 : 0);
            out.writeInt(body.length);
            out.write(body);
        });
    }

    private static byte[] body(Login login) {
        byte[] name = login.name().getBytes(UTF_8);
        return written(out -> {
            out.writeInt((int) login.clientId());
            out.writeByte(name.length);
            out.write(name);
            if (login.lastLoginMillis().isPresent()) {
                out.writeLong(login.lastLoginMillis().getAsLong());
            }
            out.writeByte(login.channels().size());
            for (int channel : login.channels()) {
                out.writeShort(channel);
            }
        });
    }

    @FunctionalInterface
    private interface Fields {
        void writeTo(DataOutputStream out) throws IOException;
    }

    private static byte[] written(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            fields.writeTo(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }
}
