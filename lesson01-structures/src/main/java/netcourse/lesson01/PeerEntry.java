package netcourse.lesson01;

/// A peer, as a C program keeps it in a table and writes it to a file or a socket; the record of
/// exercise 1.4.
///
/// @param kind 0 to 255
/// @param id 0 to 4294967295
/// @param port 0 to 65535
/// @param name up to 8 characters of printable ASCII, blank to `~`; may be empty
public record PeerEntry(int kind, long id, int port, String name) {
    public PeerEntry {
        inRange("kind", kind, 0xff);
        inRange("id", id, 0xffff_ffffL);
        inRange("port", port, 0xffff);
        if (!name.matches("[ -~]{0,8}")) {
            throw new IllegalArgumentException(
                    "name must be up to 8 characters of printable ASCII, was \"" + name + "\"");
        }
    }

    private static void inRange(String field, long value, long max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(
                    "%s must be 0..%d, was %d".formatted(field, max, value));
        }
    }
}
