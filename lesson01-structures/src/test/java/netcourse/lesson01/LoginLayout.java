package netcourse.lesson01;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import netcourse.checker.Field;

/// The fields of a login message, for the dumps of a report.
final class LoginLayout {
    private LoginLayout() {}

    /// Those of the message of a login.
    static Field[] of(Login login) {
        int name = login.name().getBytes(StandardCharsets.UTF_8).length;
        int last = login.lastLoginMillis().isPresent() ? 8 : 0;
        List<Field> fields = new ArrayList<>(header());
        fields.add(new Field("client id", 8, 4));
        fields.add(new Field("name length", 12, 1));
        fields.add(new Field("name", 13, name));
        if (last > 0) {
            fields.add(new Field("last login", 13 + name, last));
        }
        fields.add(new Field("channel count", 13 + name + last, 1));
        if (!login.channels().isEmpty()) {
            fields.add(new Field("channels", 14 + name + last, 2 * login.channels().size()));
        }
        return fields.toArray(Field[]::new);
    }

    /// Those of its header.
    static List<Field> header() {
        return List.of(
                new Field("magic", 0, 2),
                new Field("version", 2, 1),
                new Field("flags", 3, 1),
                new Field("body length", 4, 4));
    }
}
