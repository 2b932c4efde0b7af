package netcourse.lesson02.mistake;

import java.io.IOException;
import java.nio.channels.NetworkChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.lesson02.OptionReporter;

@Mistake(
        id = "reads-too-early",
        does = "reads the option before it sets it",
        sees = "What you report is the default, which your setOption has just replaced.",
        caughtBy = "reportsWhatWasGrantedAsAsked")
public class ReadsTooEarly implements OptionReporter {
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
        T granted = channel.getOption(request.option());
        channel.setOption(request.option(), request.value());
        Outcome outcome = granted.equals(request.value()) ? Outcome.AS_ASKED : Outcome.CHANGED;
        return new Report(request.option(), request.value(), Optional.of(granted), outcome);
    }
}
