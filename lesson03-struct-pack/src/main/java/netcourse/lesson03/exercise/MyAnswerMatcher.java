package netcourse.lesson03.exercise;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import netcourse.common.Message;
import netcourse.common.Todo;

/// Exercise 3.9; the task is in [AnswerMatcher], hints in `hints/3.9.md`.
public class MyAnswerMatcher implements AnswerMatcher {
    @Override
    public void begin(int maxInFlight, long firstSequence, LongSupplier nanoTime) {
        throw new Todo("3.9");
    }

    @Override
    public Optional<Pending> register(Duration limit) throws IOException {
        throw new Todo("3.9");
    }

    @Override
    public boolean answer(Message response) {
        throw new Todo("3.9");
    }

    @Override
    public void expire() {
        throw new Todo("3.9");
    }

    @Override
    public void close(IOException cause) {
        throw new Todo("3.9");
    }

    @Override
    public int inFlight() {
        throw new Todo("3.9");
    }
}
