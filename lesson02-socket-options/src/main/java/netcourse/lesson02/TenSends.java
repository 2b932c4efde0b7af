package netcourse.lesson02;

/// The experiment of the ten sends: ten times 500 bytes are sent, and arrive in how many reads?
///
/// A run is one connection. The sender half-closes after the last send, the receiver closes when it
/// has all, so that one run cannot disturb the next. With acknowledgments the receiver answers each
/// 500 bytes with one byte, and the sender waits for it before the next send.
public final class TenSends {
    /// How many sends are one run.
    public static final int SENDS = 10;

    /// The length of each.
    public static final int SEND_BYTES = 500;

    /// What must arrive, in however many reads.
    public static final int TOTAL_BYTES = SENDS * SEND_BYTES;

    private TenSends() {}

    /// The bytes of a run: the one at index i is i modulo 251, a prime, so that no send is like
    /// another.
    static byte[] run() {
        byte[] run = new byte[TOTAL_BYTES];
        for (int i = 0; i < run.length; i++) {
            run[i] = (byte) (i % 251);
        }
        return run;
    }
}
