package netcourse.lesson02.answer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketOption;
import java.nio.channels.NetworkChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import netcourse.authoring.Alternative;
import netcourse.lesson02.exercise.OptionReporter;

/// Unusual solutions of exercise 2.9, report options asked and granted, which are right.
public final class OptionReporterAlternatives {
    private OptionReporterAlternatives() {}

    @Alternative("never asks what is supported: it tries, and takes the exception for the answer")
    public static class TriesEachOption implements OptionReporter {
        @Override
        public List<Report> set(NetworkChannel channel, List<Request<?>> requests)
                throws IOException {
            Report[] reports = new Report[requests.size()];
            for (int i = 0; i < reports.length; i++) {
                @SuppressWarnings("unchecked")
                SocketOption<Object> option = (SocketOption<Object>) requests.get(i).option();
                reports[i] = tried(channel, option, requests.get(i).value());
            }
            return new ArrayList<>(List.of(reports));
        }

        private static Report tried(
                NetworkChannel channel, SocketOption<Object> option, Object asked)
                throws IOException {
            try {
                Object granted = channel.setOption(option, asked).getOption(option);
                boolean same = granted.toString().equals(asked.toString());
                Outcome outcome = same ? Outcome.AS_ASKED : Outcome.CHANGED;
                return new Report(option, asked, Optional.of(granted), outcome);
            } catch (UnsupportedOperationException e) {
                return new Report(option, asked, Optional.empty(), Outcome.UNSUPPORTED);
            }
        }
    }

    @Alternative("has a stream go over the requests, and takes the exception out of its wrapping")
    public static class StreamsRequests implements OptionReporter {
        @Override
        public List<Report> set(NetworkChannel channel, List<Request<?>> requests)
                throws IOException {
            try {
                return requests.stream().map(request -> report(channel, request)).toList();
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }

        private static <T> Report report(NetworkChannel channel, Request<T> request) {
            SocketOption<T> option = request.option();
            T asked = request.value();
            if (channel.supportedOptions().stream().noneMatch(option::equals)) {
                return new Report(option, asked, Optional.empty(), Outcome.UNSUPPORTED);
            }
            try {
                channel.setOption(option, asked);
                Optional<Object> granted = Optional.of(channel.getOption(option));
                boolean same = granted.get().equals(asked);
                Outcome outcome = same ? Outcome.AS_ASKED : Outcome.CHANGED;
                return new Report(option, asked, granted, outcome);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
