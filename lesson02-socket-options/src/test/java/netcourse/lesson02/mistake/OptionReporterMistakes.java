package netcourse.lesson02.mistake;

import java.io.IOException;
import java.nio.channels.NetworkChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.lesson02.exercise.OptionReporter;

/// Common mistakes in exercise 2.9, report options asked and granted, in the order of the
/// behaviours of [netcourse.lesson02.OptionReporterCheck] that catch them.
public final class OptionReporterMistakes {
    private OptionReporterMistakes() {}

    /// The answer in steps: each mistake shows the step that it gets wrong.
    private abstract static class InSteps implements OptionReporter {
        @Override
        public List<Report> set(NetworkChannel channel, List<Request<?>> requests)
                throws IOException {
            List<Report> reports = new ArrayList<>();
            for (Request<?> request : requests) {
                reports.add(setOne(channel, request));
            }
            return reports;
        }

        <T> Report setOne(NetworkChannel channel, Request<T> request) throws IOException {
            return channel.supportedOptions().contains(request.option())
                    ? report(request, grant(channel, request))
                    : unsupported(request);
        }

        <T> T grant(NetworkChannel channel, Request<T> request) throws IOException {
            channel.setOption(request.option(), request.value());
            return channel.getOption(request.option());
        }

        <T> Report report(Request<T> request, T granted) {
            Outcome outcome = granted.equals(request.value()) ? Outcome.AS_ASKED : Outcome.CHANGED;
            return new Report(request.option(), request.value(), Optional.of(granted), outcome);
        }

        static Report unsupported(Request<?> request) {
            return new Report(
                    request.option(), request.value(), Optional.empty(), Outcome.UNSUPPORTED);
        }
    }

    @Mistake(
            does = "reads the option before it sets it",
            sees = "What you report is the default, which your setOption has just replaced.",
            caughtBy = "reportsWhatWasGrantedAsAsked")
    public static class ReadsTooEarly extends InSteps {
        @Override
        <T> T grant(NetworkChannel channel, Request<T> request) throws IOException {
            T granted = channel.getOption(request.option());
            channel.setOption(request.option(), request.value());
            return granted;
        }
    }

    @Mistake(
            does = "compares the two values with ==",
            sees =
                    """
                    The operator asks whether they are one object. Small numbers and booleans are,
                    being cached; two Integers of 16384 are not: use equals.
                    """,
            caughtBy = "reportsWhatWasGrantedAsAsked")
    public static class ComparesIdentity extends InSteps {
        @Override
        <T> Report report(Request<T> request, T granted) {
            Outcome outcome = granted == request.value() ? Outcome.AS_ASKED : Outcome.CHANGED;
            return new Report(request.option(), request.value(), Optional.of(granted), outcome);
        }
    }

    @Mistake(
            does = "reports the value asked for as the one granted",
            sees =
                    """
                    The system rounds and caps without a word: only getOption, after setOption,
                    shows what you got.
                    """,
            caughtBy = "reportsWhatTheSystemMadeOfIt")
    public static class ReportsAsked extends InSteps {
        @Override
        <T> T grant(NetworkChannel channel, Request<T> request) throws IOException {
            channel.setOption(request.option(), request.value());
            return request.value();
        }
    }

    @Mistake(
            does = "lets the first unsupported option end the loop",
            sees =
                    """
                    A listener has no TCP_NODELAY, and not every system has TCP_QUICKACK: the
                    options after it are never set.
                    """,
            caughtBy = "reportsAnUnsupportedOptionAndGoesOn")
    public static class StopsAtUnsupported extends InSteps {
        @Override
        <T> Report setOne(NetworkChannel channel, Request<T> request) throws IOException {
            return report(request, grant(channel, request));
        }
    }

    @Mistake(
            does = "leaves unsupported options out of the report",
            sees =
                    """
                    A reader of the report cannot tell an option that does not exist here from one
                    that was never asked for.
                    """,
            caughtBy = "reportsAnUnsupportedOptionAndGoesOn")
    public static class OmitsUnsupported extends InSteps {
        @Override
        public List<Report> set(NetworkChannel channel, List<Request<?>> requests)
                throws IOException {
            List<Report> reports = super.set(channel, requests);
            reports.removeIf(report -> report.outcome() == Outcome.UNSUPPORTED);
            return reports;
        }
    }

    @Mistake(
            does = "reports in an order of its own",
            sees =
                    """
                    The first report is no longer that of the first request: a caller that pairs
                    them by position gets the wrong value.
                    """,
            caughtBy = "keepsTheOrderOfTheRequests")
    public static class LosesOrder extends InSteps {
        @Override
        public List<Report> set(NetworkChannel channel, List<Request<?>> requests)
                throws IOException {
            List<Report> reports = super.set(channel, requests);
            reports.sort(Comparator.comparing(report -> report.option().name()));
            return reports;
        }
    }

    @Mistake(
            does = "takes a value that is refused for an unsupported option",
            sees =
                    """
                    The program runs on without the option, and the reason why the system refused it
                    is lost.
                    """,
            caughtBy = "passesOnWhatTheSystemRefuses")
    public static class SwallowsRefusal extends InSteps {
        @Override
        <T> Report setOne(NetworkChannel channel, Request<T> request) {
            try {
                return report(request, grant(channel, request));
            } catch (Exception e) {
                return unsupported(request);
            }
        }
    }
}
