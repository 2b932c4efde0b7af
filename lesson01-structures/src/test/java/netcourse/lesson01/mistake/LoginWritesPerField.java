package netcourse.lesson01.mistake;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import netcourse.checker.Mistake;
import netcourse.lesson01.Login;
import netcourse.lesson01.LoginCodec;
import netcourse.lesson01.answer.SolvedLoginCodec;

@Mistake(
        id = "login-write-per-field",
        does = "writes each field on its own",
        sees =
                "Every write on a socket may become a packet of its own, and a peer sees the message in pieces. Put it together first.",
        caughtBy = "writesMessageAtOnceAndFlushes")
public class LoginWritesPerField extends SolvedLoginCodec implements LoginCodec {
    @Override
    public void write(OutputStream out, Login login) throws IOException {
        byte[] name = login.name().getBytes(StandardCharsets.UTF_8);
        int last = login.lastLoginMillis().isPresent() ? 8 : 0;
        DataOutputStream data = new DataOutputStream(out);
        data.writeBytes("NL");
        data.writeShort(last == 0 ? 0x100 : 0x101);
        data.writeInt(4 + 1 + name.length + last + 1 + 2 * login.channels().size());
        data.writeInt((int) login.clientId());
        data.writeByte(name.length);
        data.write(name);
        if (last > 0) {
            data.writeLong(login.lastLoginMillis().getAsLong());
        }
        data.writeByte(login.channels().size());
        for (int channel : login.channels()) {
            data.writeShort(channel);
        }
        data.flush();
    }
}
