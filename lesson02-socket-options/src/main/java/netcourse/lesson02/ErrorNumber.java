package netcourse.lesson02;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The error numbers of a failed `connect` or `bind`, with the value that each system gives the
/// name.
///
/// The names are POSIX (IEEE Std 1003.1, `<errno.h>`); the values are not, so a number in a log
/// means nothing without the system it came from: 61 is a refused connection on macOS and "no data
/// available" on Linux. Java throws exceptions instead and keeps the number to itself.
///
/// Values: Linux `include/uapi/asm-generic/errno.h`; macOS `bsd/sys/errno.h` of xnu; Windows
/// `winerror.h` (where the names begin with `WSA`). [#EAI_NONAME] is not an errno but an answer of
/// `getaddrinfo`: it says that a name is not known, before any socket is asked. And one name does
/// not always stand for one thing: a non-blocking connect that has begun is EINPROGRESS in POSIX,
/// and WSAEWOULDBLOCK (10035) on Windows, where WSAEINPROGRESS says that another call is blocked.
public enum ErrorNumber {
    EACCES(13, 13, 10013, "permission denied"),
    EADDRINUSE(98, 48, 10048, "address already in use"),
    EADDRNOTAVAIL(99, 49, 10049, "address is not one of this machine"),
    EAFNOSUPPORT(97, 47, 10047, "address family not supported"),
    EALREADY(114, 37, 10037, "connect is already under way"),
    ECONNREFUSED(111, 61, 10061, "connection refused: nobody listens there"),
    ECONNRESET(104, 54, 10054, "connection reset by the peer"),
    EHOSTUNREACH(113, 65, 10065, "no route to the host"),
    EINPROGRESS(115, 36, 10036, "connect has begun and is not yet done"),
    EINVAL(22, 22, 10022, "invalid argument"),
    EISCONN(106, 56, 10056, "socket is already connected"),
    ENETUNREACH(101, 51, 10051, "network is unreachable"),
    ETIMEDOUT(110, 60, 10060, "no answer in time"),
    EAI_NONAME(-2, 8, 11001, "host name is not known");

    /// The systems whose values are known here.
    public enum OperatingSystem {
        LINUX,
        MACOS,
        WINDOWS;

        /// The system that this program runs on; one that is none of the three counts as Linux.
        public static OperatingSystem current() {
            return named(System.getProperty("os.name", ""));
        }

        /// The system whose `os.name` this is.
        public static OperatingSystem named(String osName) {
            String name = osName.toLowerCase(Locale.ROOT);
            if (name.startsWith("windows")) {
                return WINDOWS;
            }
            return name.startsWith("mac") ? MACOS : LINUX;
        }
    }

    private final int linux;
    private final int macos;
    private final int windows;
    private final String meaning;

    ErrorNumber(int linux, int macos, int windows, String meaning) {
        this.linux = linux;
        this.macos = macos;
        this.windows = windows;
        this.meaning = meaning;
    }

    /// The number on this system: never 0, which stands for success.
    public int number() {
        return numberOn(OperatingSystem.current());
    }

    /// The number on the given system.
    public int numberOn(OperatingSystem system) {
        return switch (system) {
            case LINUX -> linux;
            case MACOS -> macos;
            case WINDOWS -> windows;
        };
    }

    /// What it says, in a few words.
    public String meaning() {
        return meaning;
    }

    /// The name of a number of this system; empty for 0 and for numbers that are not here.
    public static Optional<ErrorNumber> ofNumber(int number) {
        return Arrays.stream(values()).filter(e -> e.number() == number).findFirst();
    }
}
