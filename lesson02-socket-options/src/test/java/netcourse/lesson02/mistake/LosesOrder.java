package netcourse.lesson02.mistake;

import java.io.IOException;
import java.nio.channels.NetworkChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.lesson02.OptionReporter;

@Mistake(
        id = "loses-order",
        does = "reports in an order of its own",
        sees =
                "The first report is not of the first request any more: who pairs them by position gets the wrong value.",
        caughtBy = "keepsTheOrderOfTheRequests")
public class LosesOrder implements OptionReporter {
    @Override
    public List<Report> set(NetworkChannel channel, List<Request<?>> requests) throws IOException {
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
