package netcourse.lesson05.exercise;

import netcourse.common.Todo;

/// Exercise 5.4; the task is in [NonceCounter], hints in `hints/5.4.md`.
public class MyNonceCounter implements NonceCounter {
    @Override
    public void begin(Direction direction, long first, long limit) {
        throw new Todo("5.4");
    }

    @Override
    public byte[] next() {
        throw new Todo("5.4");
    }
}
