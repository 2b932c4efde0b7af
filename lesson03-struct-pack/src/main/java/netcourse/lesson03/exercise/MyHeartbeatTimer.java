package netcourse.lesson03.exercise;

import java.time.Duration;
import java.util.function.LongSupplier;
import netcourse.common.Todo;

/// Exercise 3.8; the task is in [HeartbeatTimer], hints in `hints/3.8.md`.
public class MyHeartbeatTimer implements HeartbeatTimer {
    @Override
    public void begin(Duration interval, LongSupplier nanoTime) {
        throw new Todo("3.8");
    }

    @Override
    public void sent() {
        throw new Todo("3.8");
    }

    @Override
    public void heartbeatSent() {
        throw new Todo("3.8");
    }

    @Override
    public void received() {
        throw new Todo("3.8");
    }

    @Override
    public Due due() {
        throw new Todo("3.8");
    }
}
