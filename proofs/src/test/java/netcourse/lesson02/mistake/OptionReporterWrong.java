package netcourse.lesson02.mistake;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketOption;
import java.nio.channels.NetworkChannel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import netcourse.authoring.Wrong;
import netcourse.lesson02.answer.SolvedOptionReporter;
import netcourse.lesson02.exercise.OptionReporter;
import netcourse.lesson02.exercise.OptionReporter.Outcome;
import netcourse.lesson02.exercise.OptionReporter.Report;
import netcourse.lesson02.exercise.OptionReporter.Request;

/// Further wrong solutions of exercise 2.9.
public final class OptionReporterWrong {
    private OptionReporterWrong() {}

    /// One request after the other; what becomes of one is the subclass's.
    private abstract static class OneByOne implements OptionReporter {
        abstract <T> Report setOne(NetworkChannel channel, Request<T> request) throws IOException;

        @Override
        public List<Report> set(NetworkChannel channel, List<Request<?>> requests)
                throws IOException {
            List<Report> reports = new ArrayList<>();
            for (Request<?> request : requests) {
                reports.add(setOne(channel, request));
            }
            return reports;
        }

        static Report unsupported(Request<?> request) {
            return new Report(
                    request.option(), request.value(), Optional.empty(), Outcome.UNSUPPORTED);
        }

        static Report granted(Request<?> request, Object value) {
            return new Report(
                    request.option(),
                    request.value(),
                    Optional.of(value),
                    value.equals(request.value()) ? Outcome.AS_ASKED : Outcome.CHANGED);
        }
    }

    @Wrong("takes a refused value for an option that is not there")
    public static class RefusalIsUnsupported extends OneByOne {
        @Override
        <T> Report setOne(NetworkChannel channel, Request<T> request) throws IOException {
            try {
                channel.setOption(request.option(), request.value());
                return granted(request, channel.getOption(request.option()));
            } catch (UnsupportedOperationException | IllegalArgumentException e) {
                return unsupported(request);
            }
        }
    }

    @Wrong("finds out by trying, and takes an IOException for an option that is not there")
    public static class FailureIsUnsupported extends OneByOne {
        @Override
        <T> Report setOne(NetworkChannel channel, Request<T> request) {
            try {
                channel.setOption(request.option(), request.value());
                return granted(request, channel.getOption(request.option()));
            } catch (IOException | UnsupportedOperationException e) {
                return unsupported(request);
            }
        }
    }

    @Wrong("sets only what differs from what is there")
    public static class SkipsWhatIsThere extends OneByOne {
        @Override
        <T> Report setOne(NetworkChannel channel, Request<T> request) throws IOException {
            if (!channel.supportedOptions().contains(request.option())) {
                return unsupported(request);
            }
            if (!channel.getOption(request.option()).equals(request.value())) {
                channel.setOption(request.option(), request.value());
            }
            return granted(request, channel.getOption(request.option()));
        }
    }

    @Wrong("takes a larger buffer for the one asked for")
    public static class LargerIsAsAsked extends OneByOne {
        @Override
        <T> Report setOne(NetworkChannel channel, Request<T> request) throws IOException {
            if (!channel.supportedOptions().contains(request.option())) {
                return unsupported(request);
            }
            channel.setOption(request.option(), request.value());
            Object value = channel.getOption(request.option());
            boolean larger =
                    value instanceof Integer is
                            && request.value() instanceof Integer asked
                            && is > asked;
            return larger
                    ? new Report(
                            request.option(), request.value(), Optional.of(value), Outcome.AS_ASKED)
                    : granted(request, value);
        }
    }

    @Wrong("takes the value 0 or false for none")
    public static class ZeroIsNone extends OneByOne {
        @Override
        <T> Report setOne(NetworkChannel channel, Request<T> request) throws IOException {
            boolean none = request.value().equals(0) || request.value().equals(false);
            if (none || !channel.supportedOptions().contains(request.option())) {
                return unsupported(request);
            }
            channel.setOption(request.option(), request.value());
            return granted(request, channel.getOption(request.option()));
        }
    }

    @Wrong("reports an option that is asked for twice once")
    public static class OnceForEachOption extends SolvedOptionReporter {
        @Override
        public List<Report> set(NetworkChannel channel, List<Request<?>> requests)
                throws IOException {
            LinkedHashMap<Object, Report> reports = new LinkedHashMap<>();
            for (Report report : super.set(channel, requests)) {
                reports.put(report.option(), report);
            }
            return List.copyOf(reports.values());
        }
    }

    @Wrong("reads everything back at the end")
    public static class ReadsAtTheEnd extends SolvedOptionReporter {
        @Override
        public List<Report> set(NetworkChannel channel, List<Request<?>> requests)
                throws IOException {
            super.set(channel, requests);
            List<Report> reports = new ArrayList<>();
            for (Request<?> request : requests) {
                reports.add(
                        channel.supportedOptions().contains(request.option())
                                ? OneByOne.granted(request, channel.getOption(request.option()))
                                : OneByOne.unsupported(request));
            }
            return reports;
        }
    }

    @Wrong("carries equal requests out once")
    public static class EqualRequestsOnce extends SolvedOptionReporter {
        @Override
        public List<Report> set(NetworkChannel channel, List<Request<?>> requests)
                throws IOException {
            return super.set(channel, List.copyOf(new LinkedHashSet<>(requests)));
        }
    }

    @Wrong("closes the channel when a value is refused")
    public static class ClosesChannel extends SolvedOptionReporter {
        @Override
        public List<Report> set(NetworkChannel channel, List<Request<?>> requests)
                throws IOException {
            try {
                return super.set(channel, requests);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        }
    }

    @Wrong("wraps a refusal")
    public static class WrapsRefusal extends SolvedOptionReporter {
        @Override
        public List<Report> set(NetworkChannel channel, List<Request<?>> requests)
                throws IOException {
            try {
                return super.set(channel, requests);
            } catch (IllegalArgumentException e) {
                throw new IOException(e);
            }
        }
    }

    @Wrong("gives the reports of the call before, too")
    public static class CollectsReports extends SolvedOptionReporter {
        private static final List<Report> ALL = new ArrayList<>();

        @Override
        public List<Report> set(NetworkChannel channel, List<Request<?>> requests)
                throws IOException {
            ALL.clear();
            ALL.addAll(super.set(channel, requests));
            return ALL;
        }
    }

    @Wrong("sets an option back when it was changed")
    public static class SetsBack extends OneByOne {
        @Override
        <T> Report setOne(NetworkChannel channel, Request<T> request) throws IOException {
            if (!channel.supportedOptions().contains(request.option())) {
                return unsupported(request);
            }
            T before = channel.getOption(request.option());
            channel.setOption(request.option(), request.value());
            Object value = channel.getOption(request.option());
            if (!value.equals(request.value())) {
                channel.setOption(request.option(), before);
            }
            return granted(request, value);
        }
    }

    @Wrong("goes on after a refusal, and says so at the end")
    public static class RefusesAtTheEnd extends SolvedOptionReporter {
        @Override
        public List<Report> set(NetworkChannel channel, List<Request<?>> requests)
                throws IOException {
            List<Report> reports = new ArrayList<>();
            String refused = "";
            for (Request<?> request : requests) {
                try {
                    reports.addAll(super.set(channel, List.of(request)));
                } catch (IOException | IllegalArgumentException e) {
                    refused += e.getMessage();
                }
            }
            if (!refused.isEmpty()) {
                throw new IOException(refused);
            }
            return reports;
        }
    }

    @Wrong("says nothing of a list without requests")
    public static class NullForNone extends SolvedOptionReporter {
        @Override
        public List<Report> set(NetworkChannel channel, List<Request<?>> requests)
                throws IOException {
            return requests.isEmpty() ? null : super.set(channel, requests);
        }
    }

    @Wrong("takes what it cannot read for what it asked for")
    public static class TakesUnreadForGranted extends SolvedOptionReporter {
        @Override
        public List<Report> set(NetworkChannel channel, List<Request<?>> requests)
                throws IOException {
            try {
                return super.set(channel, requests);
            } catch (SocketException e) {
                if (!String.valueOf(e.getMessage()).contains("closed")) {
                    throw e;
                }
                return requests.stream().map(TakesUnreadForGranted::asAsked).toList();
            }
        }

        private static Report asAsked(Request<?> request) {
            Optional<Object> granted = Optional.of(request.value());
            return new Report(request.option(), request.value(), granted, Outcome.AS_ASKED);
        }
    }

    @Wrong("knows an option by its name")
    public static class ComparesNames implements OptionReporter {
        @Override
        public List<Report> set(NetworkChannel channel, List<Request<?>> requests)
                throws IOException {
            List<Request<?>> known = new ArrayList<>();
            for (Request<?> request : requests) {
                known.add(
                        channel.supportedOptions().stream()
                                .filter(o -> o.name().equals(request.option().name()))
                                .<Request<?>>map(o -> sameValue(o, request))
                                .findFirst()
                                .orElse(request));
            }
            return new SolvedOptionReporter().set(channel, known);
        }

        private static <T> Request<T> sameValue(SocketOption<T> option, Request<?> request) {
            return new Request<>(option, option.type().cast(request.value()));
        }
    }

    @Wrong(value = "reads the option, and never sets it", nameless = true)
    public static class NeverSets extends OneByOne {
        @Override
        <T> Report setOne(NetworkChannel channel, Request<T> request) throws IOException {
            return channel.supportedOptions().contains(request.option())
                    ? granted(request, channel.getOption(request.option()))
                    : unsupported(request);
        }
    }

    @Wrong(value = "reports each option that it has set as changed", nameless = true)
    public static class AlwaysChanged extends OneByOne {
        @Override
        <T> Report setOne(NetworkChannel channel, Request<T> request) throws IOException {
            if (!channel.supportedOptions().contains(request.option())) {
                return unsupported(request);
            }
            channel.setOption(request.option(), request.value());
            return new Report(
                    request.option(),
                    request.value(),
                    Optional.of(channel.getOption(request.option())),
                    Outcome.CHANGED);
        }
    }

    @Wrong(value = "reports what is there when the value is refused", nameless = true)
    public static class GoesOnAfterRefusal extends OneByOne {
        @Override
        <T> Report setOne(NetworkChannel channel, Request<T> request) throws IOException {
            if (!channel.supportedOptions().contains(request.option())) {
                return unsupported(request);
            }
            try {
                channel.setOption(request.option(), request.value());
            } catch (SocketException | IllegalArgumentException e) {
                return granted(request, channel.getOption(request.option()));
            }
            return granted(request, channel.getOption(request.option()));
        }
    }

    @Wrong("knows that Linux doubles a buffer, and calls twice as much what was asked for")
    public static class KnowsThatLinuxDoubles extends SolvedOptionReporter {
        @Override
        public List<Report> set(NetworkChannel channel, List<Request<?>> requests)
                throws IOException {
            return super.set(channel, requests).stream()
                    .map(r ->
                            r.asked() instanceof Integer asked
                                            && r.granted().equals(Optional.of(2 * asked))
                                    ? new Report(r.option(), asked, r.granted(), Outcome.AS_ASKED)
                                    : r)
                    .toList();
        }
    }
}
