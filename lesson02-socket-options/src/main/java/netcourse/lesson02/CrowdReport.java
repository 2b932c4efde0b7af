package netcourse.lesson02;

import java.util.Optional;

/// What has happened to the clients of a [Crowd]: numbers, and the first error of each kind.
public final class CrowdReport {
    private int linked;
    private int failed;
    private int lost;
    private long pinged;
    private long answered;
    private long slowestNanos;
    private String firstFailure;
    private String firstLoss;

    void linked() {
        linked++;
    }

    void failed(int number, String why) {
        failed += number;
        firstFailure = firstFailure == null ? why : firstFailure;
    }

    void lost(String why) {
        lost++;
        firstLoss = firstLoss == null ? why : firstLoss;
    }

    void pinged() {
        pinged++;
    }

    void answered(long nanos) {
        answered++;
        slowestNanos = Math.max(slowestNanos, nanos);
    }

    /// Clients whose connection was established.
    public int linkedClients() {
        return linked;
    }

    /// Clients that could not connect.
    public int failedClients() {
        return failed;
    }

    /// Linked clients that the server has not closed.
    public int held() {
        return linked - lost;
    }

    /// Lines that came back.
    public long answeredPings() {
        return answered;
    }

    /// Who could not connect, and why the first could not.
    public Optional<String> failures() {
        return failed == 0
                ? Optional.empty()
                : Optional.of("%d failed, the first: %s".formatted(failed, firstFailure));
    }

    /// Whom the server closed, and what the first was told.
    public Optional<String> losses() {
        return lost == 0
                ? Optional.empty()
                : Optional.of(
                        "the server closed %d, the first was told: %s".formatted(lost, firstLoss));
    }

    /// How many lines went out and came back, and how long the slowest took.
    public Optional<String> pings() {
        return pinged == 0
                ? Optional.empty()
                : Optional.of(
                        "%d pings, %d answered, the slowest in %.1f ms"
                                .formatted(pinged, answered, slowestNanos / 1e6));
    }
}
