package netcourse.lesson02.answer;

import java.io.IOException;
import java.nio.channels.NetworkChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import netcourse.lesson02.exercise.OptionReporter;
import netcourse.lesson02.exercise.OptionReporter.Outcome;
import netcourse.lesson02.exercise.OptionReporter.Report;
import netcourse.lesson02.exercise.OptionReporter.Request;

/// The answer to exercise 2.9.
public class SolvedOptionReporter implements OptionReporter {
    // @start region="report-options"
    @Override
    public List<Report> set(NetworkChannel channel, List<Request<?>> requests) throws IOException {
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
        Outcome outcome = granted.equals(request.value()) ? Outcome.AS_ASKED : Outcome.CHANGED;
        return new Report(request.option(), request.value(), Optional.of(granted), outcome);
    }
    // @end
}
