package netcourse.lesson02;

import static java.net.StandardSocketOptions.IP_MULTICAST_TTL;
import static java.net.StandardSocketOptions.SO_KEEPALIVE;
import static java.net.StandardSocketOptions.SO_LINGER;
import static java.net.StandardSocketOptions.SO_RCVBUF;
import static java.net.StandardSocketOptions.SO_SNDBUF;
import static java.net.StandardSocketOptions.TCP_NODELAY;
import static netcourse.checker.Symptom.when;
import static netcourse.lesson02.exercise.OptionReporter.Outcome.AS_ASKED;
import static netcourse.lesson02.exercise.OptionReporter.Outcome.CHANGED;
import static netcourse.lesson02.exercise.OptionReporter.Outcome.UNSUPPORTED;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketOption;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import netcourse.checker.Check;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.lesson02.exercise.MyOptionReporter;
import netcourse.lesson02.exercise.OptionReporter;
import netcourse.lesson02.exercise.OptionReporter.Report;
import netcourse.lesson02.exercise.OptionReporter.Request;
import netcourse.lesson02.mistake.OptionReporterMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [OptionReporter].
@Check(
        id = "2.9",
        title = "report options asked and granted",
        exercise = MyOptionReporter.class,
        core = false,
        difficulty = 2,
        minutes = 20)
class OptionReporterCheck {
    private final OptionReporter reporter;

    OptionReporterCheck(OptionReporter reporter) {
        this.reporter = reporter;
    }

    @Test
    void reportsWhatWasGrantedAsAsked(Trial trial) throws Throwable {
        PretendChannel channel = new PretendChannel(trial);
        List<Request<?>> requests =
                List.of(new Request<>(TCP_NODELAY, true), new Request<>(SO_SNDBUF, 16_384));
        List<Report> reports = set(trial, channel, requests);
        expectReport(
                trial,
                new Report(TCP_NODELAY, true, Optional.of(true), AS_ASKED),
                reports,
                readsTooEarly(channel, reports, TCP_NODELAY));
        // Of a Boolean there is only one object.
        Report changed = new Report(SO_SNDBUF, 16_384, Optional.of(16_384), CHANGED);
        boolean other = find(reports, SO_SNDBUF).equals(Optional.of(changed));
        expectReport(
                trial,
                new Report(SO_SNDBUF, 16_384, Optional.of(16_384), AS_ASKED),
                reports,
                when(other, ComparesIdentity.class),
                readsTooEarly(channel, reports, SO_SNDBUF));
        trial.expectThat(channel.isOpen(), "expected the channel to stay open, you closed it");
    }

    private static Symptom readsTooEarly(
            PretendChannel channel, List<Report> reports, SocketOption<?> option) {
        Optional<Object> granted = granted(reports, option);
        boolean isDefault = granted.isPresent() && granted.equals(PretendChannel.defaultOf(option));
        return when(isDefault && channel.wasSetSinceRead(option), ReadsTooEarly.class);
    }

    @Test
    void reportsWhatTheSystemMadeOfIt(Trial trial) throws Throwable {
        trial.step("the system", "grants half of any receive buffer, and 2048 at least");
        List<Request<?>> requests = List.of(new Request<>(SO_RCVBUF, 100_000));
        List<Report> reports = set(trial, new PretendChannel(trial), requests);
        boolean asAsked = granted(reports, SO_RCVBUF).equals(Optional.of(100_000));
        expectReport(
                trial,
                new Report(SO_RCVBUF, 100_000, Optional.of(50_000), CHANGED),
                reports,
                when(asAsked, ReportsAsked.class));
        // Of 1024 that is twice as much, which is not what was asked for either.
        for (int asked : List.of(100, 1024)) {
            reports =
                    set(trial, new PretendChannel(trial), List.of(new Request<>(SO_RCVBUF, asked)));
            expectReport(trial, new Report(SO_RCVBUF, asked, Optional.of(2048), CHANGED), reports);
        }
    }

    @Test
    void reportsAnUnsupportedOptionAndGoesOn(Trial trial) throws Throwable {
        trial.ifThrown(
                t ->
                        t instanceof UnsupportedOperationException
                                && String.valueOf(t.getMessage()).contains("IP_MULTICAST_TTL"),
                StopsAtUnsupported.class);
        trial.step("the channel", "does not have IP_MULTICAST_TTL");
        List<Request<?>> requests =
                List.of(
                        new Request<>(SO_SNDBUF, 16_384),
                        new Request<>(IP_MULTICAST_TTL, 3),
                        new Request<>(SO_RCVBUF, 100_000));
        List<Report> reports = set(trial, new PretendChannel(trial), requests);
        boolean begun = find(reports, SO_SNDBUF).isPresent();
        boolean stopped = begun && find(reports, SO_RCVBUF).isEmpty();
        boolean omitted = begun && find(reports, IP_MULTICAST_TTL).isEmpty();
        expectReport(
                trial,
                new Report(IP_MULTICAST_TTL, 3, Optional.empty(), UNSUPPORTED),
                reports,
                when(stopped, StopsAtUnsupported.class),
                when(omitted, OmitsUnsupported.class));
        expectReport(
                trial,
                new Report(SO_RCVBUF, 100_000, Optional.of(50_000), CHANGED),
                reports,
                when(stopped, StopsAtUnsupported.class));
    }

    @Test
    void keepsTheOrderOfTheRequests(Trial trial) throws Throwable {
        List<Request<?>> requests =
                List.of(
                        new Request<>(TCP_NODELAY, true),
                        new Request<>(IP_MULTICAST_TTL, 3),
                        new Request<>(SO_SNDBUF, 16 * 1024),
                        new Request<>(SO_KEEPALIVE, true),
                        new Request<>(SO_RCVBUF, 100_000));
        List<Report> reports = set(trial, new PretendChannel(trial), requests);
        List<String> names = reports.stream().map(r -> r.option().name()).toList();
        List<String> expected = requests.stream().map(r -> r.option().name()).toList();
        boolean sameNames =
                names.stream().sorted().toList().equals(expected.stream().sorted().toList());
        trial.expect("order", expected, names, when(sameNames, LosesOrder.class));
    }

    @Test
    void reportsEachRequestAlsoOfOneOptionTwice(Trial trial) throws Throwable {
        List<Request<?>> requests =
                List.of(new Request<>(SO_SNDBUF, 16_384), new Request<>(SO_SNDBUF, 32_768));
        List<Report> reports = set(trial, new PretendChannel(trial), requests);
        trial.expect(
                "reports",
                List.of(
                        "asked 16384, granted 16384, AS_ASKED",
                        "asked 32768, granted 32768, AS_ASKED"),
                reports.stream().map(OptionReporterCheck::text).toList());
    }

    @Test
    void setsAlsoWhatIsThereAlready(Trial trial) throws Throwable {
        PretendChannel channel = new PretendChannel(trial);
        List<Request<?>> requests =
                List.of(
                        new Request<>(SO_SNDBUF, 8192),
                        new Request<>(SO_KEEPALIVE, false),
                        new Request<>(SO_KEEPALIVE, false));
        List<Report> reports = set(trial, channel, requests);
        trial.expect(
                "reports",
                List.of(
                        "asked 8192, granted 8192, AS_ASKED",
                        "asked false, granted false, AS_ASKED",
                        "asked false, granted false, AS_ASKED"),
                reports.stream().map(OptionReporterCheck::text).toList());
        trial.expect(
                "options that you set",
                List.of(SO_SNDBUF, SO_KEEPALIVE, SO_KEEPALIVE),
                channel.set());
    }

    @Test
    void reportsNothingWithoutRequests(Trial trial) throws Throwable {
        PretendChannel channel = new PretendChannel(trial);
        trial.expect("reports", List.of(), set(trial, channel, List.of()));
    }

    @Test
    void leavesInForceWhatWasGranted(Trial trial) throws Throwable {
        PretendChannel channel = new PretendChannel(trial);
        List<Report> first = set(trial, channel, List.of(new Request<>(SO_RCVBUF, 100_000)));
        trial.expect("SO_RCVBUF in force", 50_000, channel.inForce(SO_RCVBUF));
        set(trial, channel, List.of(new Request<>(TCP_NODELAY, true)));
        trial.step("the check", "looks at the first reports again");
        trial.expect(
                "reports",
                List.of("asked 100000, granted 50000, CHANGED"),
                first.stream().map(OptionReporterCheck::text).toList());
    }

    @Test
    void passesOnWhatTheSystemRefuses(Trial trial) throws Throwable {
        trial.step("the system", "refuses SO_LINGER");
        expectRefusal(trial, SocketException.class, new Request<>(SO_LINGER, 5));
        expectRefusal(trial, IllegalArgumentException.class, new Request<>(SO_RCVBUF, -1));
    }

    @Test
    void passesOnThatAnOptionCannotBeRead(Trial trial) throws Throwable {
        PretendChannel channel = new PretendChannel(trial);
        IOException failure = new SocketException("Socket is closed");
        channel.failWhenRead(failure);
        Exception thrown =
                trial.expectThrows(
                        IOException.class,
                        "getOption throws " + failure,
                        () -> set(trial, channel, List.of(new Request<>(SO_SNDBUF, 16_384))));
        trial.expectThat(thrown == failure, "expected the exception as it came, was " + thrown);
    }

    /// An option is what it is, not what it is called.
    @Test
    void reportsOtherOptionOfTheSameName(Trial trial) throws Throwable {
        SocketOption<Integer> other = new NamedOption("SO_SNDBUF", Integer.class);
        trial.step("the channel", "has its own SO_SNDBUF, and not this one");
        List<Report> reports =
                set(trial, new PretendChannel(trial), List.of(new Request<>(other, 16_384)));
        expectReport(trial, new Report(other, 16_384, Optional.empty(), UNSUPPORTED), reports);
    }

    private record NamedOption(String name, Class<Integer> type) implements SocketOption<Integer> {}

    private void expectRefusal(
            Trial trial, Class<? extends Exception> refusal, Request<?> request) {
        String when = "the system refuses %s %s".formatted(request.option(), request.value());
        PretendChannel channel = new PretendChannel(trial);
        trial.expectThrows(
                refusal,
                when,
                () -> {
                    List<Report> got = set(trial, channel, List.of(request));
                    throw trial.wrong(
                            "%s: expected %s, you returned %s"
                                    .formatted(when, refusal.getSimpleName(), got),
                            when(isUnsupported(got), SwallowsRefusal.class));
                });
        trial.expectThat(channel.isOpen(), "expected the channel to stay open, you closed it");
    }

    private static boolean isUnsupported(List<Report> reports) {
        return reports.size() == 1 && reports.getFirst().outcome() == UNSUPPORTED;
    }

    @Test
    void reportsOfRealChannels(Trial trial) throws Throwable {
        List<Request<?>> requests =
                List.of(new Request<>(SO_RCVBUF, 100_000), new Request<>(TCP_NODELAY, true));
        SocketChannel client = trial.closing(SocketChannel.open());
        expectTrue(trial, client, set(trial, client, requests));
        // Java has no TCP_NODELAY on a listener.
        ServerSocketChannel listener = trial.closing(ServerSocketChannel.open());
        expectTrue(trial, listener, set(trial, listener, requests));
    }

    private static void expectTrue(Trial trial, NetworkChannel channel, List<Report> reports)
            throws IOException {
        trial.expect("reports", 2, reports.size());
        for (Report report : reports) {
            boolean supported = channel.supportedOptions().contains(report.option());
            Optional<Object> truth =
                    supported ? Optional.of(channel.getOption(report.option())) : Optional.empty();
            trial.expect(report.option() + " granted", truth, report.granted());
        }
    }

    private List<Report> set(Trial trial, NetworkChannel channel, List<Request<?>> requests)
            throws IOException {
        String wishes =
                requests.stream()
                        .map(r -> r.option() + " " + r.value())
                        .collect(Collectors.joining(", "));
        trial.calling("set(channel, [" + wishes + "])");
        List<Report> reports = reporter.set(channel, requests);
        trial.expectThat(
                reports != null && reports.stream().noneMatch(Objects::isNull),
                "expected a report for each request, got " + reports);
        return reports;
    }

    private static void expectReport(
            Trial trial, Report expected, List<Report> reports, Symptom... symptoms) {
        SocketOption<?> option = expected.option();
        String reported = find(reports, option).map(OptionReporterCheck::text).orElse("nothing");
        trial.step("you reported", option + ": " + reported);
        trial.expectThat(
                find(reports, option).equals(Optional.of(expected)),
                "%s: expected the report \"%s\", was \"%s\""
                        .formatted(option, text(expected), reported),
                symptoms);
    }

    private static String text(Report report) {
        String granted = report.granted().map(Object::toString).orElse("nothing");
        return "asked %s, granted %s, %s".formatted(report.asked(), granted, report.outcome());
    }

    private static Optional<Report> find(List<Report> reports, SocketOption<?> option) {
        return reports.stream().filter(r -> r.option().equals(option)).findFirst();
    }

    private static Optional<Object> granted(List<Report> reports, SocketOption<?> option) {
        return find(reports, option).flatMap(Report::granted);
    }
}
