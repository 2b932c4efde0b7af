package netcourse.lesson02.mistake;

import java.io.IOException;
import java.nio.channels.NetworkChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.lesson02.OptionReporter;

@Mistake(
        id = "compares-identity",
        does = "compares the two values with ==",
        sees =
                "Asks whether they are one object. Small numbers and booleans are, being cached; two Integers of 16384 are not: use equals.",
        caughtBy = "reportsWhatWasGrantedAsAsked")
public class ComparesIdentity implements OptionReporter {
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
        Outcome outcome = granted == request.value() ? Outcome.AS_ASKED : Outcome.CHANGED;
        return new Report(request.option(), request.value(), Optional.of(granted), outcome);
    }
}
