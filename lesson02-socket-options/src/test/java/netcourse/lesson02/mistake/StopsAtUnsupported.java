package netcourse.lesson02.mistake;

import java.io.IOException;
import java.nio.channels.NetworkChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.lesson02.OptionReporter;

@Mistake(
        id = "stops-at-unsupported",
        does = "lets the first unsupported option end the loop",
        sees =
                "A listener has no TCP_NODELAY, and not every system has TCP_QUICKACK: the options behind it are never set.",
        caughtBy = "reportsAnUnsupportedOptionAndGoesOn")
public class StopsAtUnsupported implements OptionReporter {
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
        channel.setOption(request.option(), request.value());
        T granted = channel.getOption(request.option());
        Outcome outcome = granted.equals(request.value()) ? Outcome.AS_ASKED : Outcome.CHANGED;
        return new Report(request.option(), request.value(), Optional.of(granted), outcome);
    }
}
