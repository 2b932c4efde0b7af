package netcourse.lesson02;

/// How a client's connection came to its end. FIN, RST and the gateway's own reasons keep different
/// words.
enum Ending {
    /// The client's FIN.
    LEFT,
    /// The client's RST, or a network that failed.
    RESET,
    IDLE,
    SLOW,
    TOO_LONG,
    FULL,
    STOPPING;

    /// Whether the gateway ends it, and so owes the client a reason.
    boolean isOurs() {
        return this != LEFT && this != RESET;
    }
}
