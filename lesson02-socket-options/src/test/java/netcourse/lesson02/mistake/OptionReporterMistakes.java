package netcourse.lesson02.mistake;

import java.io.IOException;
import java.nio.channels.NetworkChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.lesson02.exercise.OptionReporter;

/// What learners get wrong in exercise 2.2, report options asked and granted; in the order of the
/// behaviours of [netcourse.lesson02.OptionReporterCheck] that catch it.
public final class OptionReporterMistakes {
    private OptionReporterMistakes() {}

    @Mistake(
            does = "reads the option before it sets it",
            sees = "What you report is the default, which your setOption has just replaced.",
            caughtBy = "reportsWhatWasGrantedAsAsked")
    public static class ReadsTooEarly implements OptionReporter {
        @Override
        public List<Report> set(NetworkChannel channel, List<Request<?>> requests)
                throws IOException {
            List<Report> reports = new ArrayList<>();
            for (Request<?> request : requests) {
                reports.add(setOne(channel, request));
            }
            return reports;
        }

        private static <T> Report setOne(NetworkChannel channel, Request<T> request)
                throws IOException {
            if (!channel.supportedOptions().contains(request.option())) {
                return new Report(
                        request.option(), request.value(), Optional.empty(), Outcome.UNSUPPORTED);
            }
            T granted = channel.getOption(request.option());
            channel.setOption(request.option(), request.value());
            Outcome outcome = granted.equals(request.value()) ? Outcome.AS_ASKED : Outcome.CHANGED;
            return new Report(request.option(), request.value(), Optional.of(granted), outcome);
        }
    }

    @Mistake(
            does = "compares the two values with ==",
            sees =
                    """
                    Asks whether they are one object. Small numbers and booleans are, being cached;
                    two Integers of 16384 are not: use equals.
                    """,
            caughtBy = "reportsWhatWasGrantedAsAsked")
    public static class ComparesIdentity implements OptionReporter {
        @Override
        public List<Report> set(NetworkChannel channel, List<Request<?>> requests)
                throws IOException {
            List<Report> reports = new ArrayList<>();
            for (Request<?> request : requests) {
                reports.add(setOne(channel, request));
            }
            return reports;
        }

        private static <T> Report setOne(NetworkChannel channel, Request<T> request)
                throws IOException {
            if (!channel.supportedOptions().contains(request.option())) {
                return new Report(
                        request.option(), request.value(), Optional.empty(), Outcome.UNSUPPORTED);
            }
            channel.setOption(request.option(), request.value());
            T granted = channel.getOption(request.option());
            Outcome outcome = granted == request.value() ? Outcome.AS_ASKED : Outcome.CHANGED;
            return new Report(request.option(), request.value(), Optional.of(granted), outcome);
        }
    }

    @Mistake(
            does = "reports the value asked for as the one granted",
            sees =
                    """
                    The system rounds and caps without a word: only getOption, after setOption,
                    tells what you got.
                    """,
            caughtBy = "reportsWhatTheSystemMadeOfIt")
    public static class ReportsAsked implements OptionReporter {
        @Override
        public List<Report> set(NetworkChannel channel, List<Request<?>> requests)
                throws IOException {
            List<Report> reports = new ArrayList<>();
            for (Request<?> request : requests) {
                reports.add(setOne(channel, request));
            }
            return reports;
        }

        private static <T> Report setOne(NetworkChannel channel, Request<T> request)
                throws IOException {
            if (!channel.supportedOptions().contains(request.option())) {
                return new Report(
                        request.option(), request.value(), Optional.empty(), Outcome.UNSUPPORTED);
            }
            channel.setOption(request.option(), request.value());
            Optional<Object> granted = Optional.of(request.value());
            return new Report(request.option(), request.value(), granted, Outcome.AS_ASKED);
        }
    }

    @Mistake(
            does = "lets the first unsupported option end the loop",
            sees =
                    """
                    A listener has no TCP_NODELAY, and not every system has TCP_QUICKACK: the
                    options behind it are never set.
                    """,
            caughtBy = "reportsAnUnsupportedOptionAndGoesOn")
    public static class StopsAtUnsupported implements OptionReporter {
        @Override
        public List<Report> set(NetworkChannel channel, List<Request<?>> requests)
                throws IOException {
            List<Report> reports = new ArrayList<>();
            for (Request<?> request : requests) {
                reports.add(setOne(channel, request));
            }
            return reports;
        }

        private static <T> Report setOne(NetworkChannel channel, Request<T> request)
                throws IOException {
            channel.setOption(request.option(), request.value());
            T granted = channel.getOption(request.option());
            Outcome outcome = granted.equals(request.value()) ? Outcome.AS_ASKED : Outcome.CHANGED;
            return new Report(request.option(), request.value(), Optional.of(granted), outcome);
        }
    }

    @Mistake(
            does = "leaves unsupported options out of the report",
            sees =
                    """
                    Who reads the report cannot tell an option that does not exist here from one
                    that was never asked for.
                    """,
            caughtBy = "reportsAnUnsupportedOptionAndGoesOn")
    public static class OmitsUnsupported implements OptionReporter {
        @Override
        public List<Report> set(NetworkChannel channel, List<Request<?>> requests)
                throws IOException {
            List<Report> reports = new ArrayList<>();
            for (Request<?> request : requests) {
                if (channel.supportedOptions().contains(request.option())) {
                    reports.add(setOne(channel, request));
                }
            }
            return reports;
        }

        private static <T> Report setOne(NetworkChannel channel, Request<T> request)
                throws IOException {
            channel.setOption(request.option(), request.value());
            T granted = channel.getOption(request.option());
            Outcome outcome = granted.equals(request.value()) ? Outcome.AS_ASKED : Outcome.CHANGED;
            return new Report(request.option(), request.value(), Optional.of(granted), outcome);
        }
    }

    @Mistake(
            does = "reports in an order of its own",
            sees =
                    """
                    The first report is not of the first request any more: who pairs them by
                    position gets the wrong value.
                    """,
            caughtBy = "keepsTheOrderOfTheRequests")
    public static class LosesOrder implements OptionReporter {
        @Override
        public List<Report> set(NetworkChannel channel, List<Request<?>> requests)
                throws IOException {
            List<Report> reports = new ArrayList<>();
            for (Request<?> request : requests) {
                reports.add(setOne(channel, request));
            }
            reports.sort(Comparator.comparing(report -> report.option().name()));
            return reports;
        }

        private static <T> Report setOne(NetworkChannel channel, Request<T> request)
                throws IOException {
            if (!channel.supportedOptions().contains(request.option())) {
                return new Report(
                        request.option(), request.value(), Optional.empty(), Outcome.UNSUPPORTED);
            }
            channel.setOption(request.option(), request.value());
            T granted = channel.getOption(request.option());
            Outcome outcome = granted.equals(request.value()) ? Outcome.AS_ASKED : Outcome.CHANGED;
            return new Report(request.option(), request.value(), Optional.of(granted), outcome);
        }
    }

    @Mistake(
            does = "takes every exception for an unsupported option",
            sees =
                    """
                    The program runs on without the option, and the reason why the system refused it
                    is lost.
                    """,
            caughtBy = "passesOnWhatTheSystemRefuses")
    public static class SwallowsRefusal implements OptionReporter {
        @Override
        public List<Report> set(NetworkChannel channel, List<Request<?>> requests) {
            List<Report> reports = new ArrayList<>();
            for (Request<?> request : requests) {
                reports.add(setOne(channel, request));
            }
            return reports;
        }

        private static <T> Report setOne(NetworkChannel channel, Request<T> request) {
            try {
                channel.setOption(request.option(), request.value());
                T granted = channel.getOption(request.option());
                Outcome outcome =
                        granted.equals(request.value()) ? Outcome.AS_ASKED : Outcome.CHANGED;
                return new Report(request.option(), request.value(), Optional.of(granted), outcome);
            } catch (Exception e) {
                return new Report(
                        request.option(), request.value(), Optional.empty(), Outcome.UNSUPPORTED);
            }
        }
    }
}
