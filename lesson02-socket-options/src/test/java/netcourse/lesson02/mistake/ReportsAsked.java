package netcourse.lesson02.mistake;

import java.io.IOException;
import java.nio.channels.NetworkChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.lesson02.OptionReporter;

@Mistake(
        id = "reports-asked",
        does = "reports the value asked for as the one granted",
        sees =
                "The system rounds and caps without a word: only getOption, after setOption, tells what you got.",
        caughtBy = "reportsWhatTheSystemMadeOfIt")
public class ReportsAsked implements OptionReporter {
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
        Optional<Object> granted = Optional.of(request.value());
        return new Report(request.option(), request.value(), granted, Outcome.AS_ASKED);
    }
}
