package netcourse.lesson02.mistake;

import java.nio.channels.NetworkChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.lesson02.OptionReporter;

@Mistake(
        id = "swallows-refusal",
        does = "takes every exception for an unsupported option",
        sees =
                "The program runs on without the option, and the reason why the system refused it is lost.",
        caughtBy = "passesOnWhatTheSystemRefuses")
public class SwallowsRefusal implements OptionReporter {
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
            Outcome outcome = granted.equals(request.value()) ? Outcome.AS_ASKED : Outcome.CHANGED;
            return new Report(request.option(), request.value(), Optional.of(granted), outcome);
        } catch (Exception e) {
            return new Report(
                    request.option(), request.value(), Optional.empty(), Outcome.UNSUPPORTED);
        }
    }
}
