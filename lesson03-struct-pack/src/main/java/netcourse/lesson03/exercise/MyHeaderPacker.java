package netcourse.lesson03.exercise;

import netcourse.common.Todo;

/// Exercise 3.2; the task is in [HeaderPacker], hints in `hints/3.2.md`.
public class MyHeaderPacker implements HeaderPacker {
    @Override
    public void pack(
            byte[] target,
            int offset,
            int flags,
            int protocol,
            int error,
            long sequence,
            long bodyLength) {
        throw new Todo("3.2");
    }
}
