package netcourse.lesson02.exercise;

import java.io.IOException;
import java.nio.channels.NetworkChannel;
import java.util.List;
import netcourse.common.Todo;

/// Exercise 2.9; the task is in [OptionReporter], hints in `hints/2.9.md`.
public class MyOptionReporter implements OptionReporter {
    @Override
    public List<Report> set(NetworkChannel channel, List<Request<?>> requests) throws IOException {
        throw new Todo("2.9");
    }
}
