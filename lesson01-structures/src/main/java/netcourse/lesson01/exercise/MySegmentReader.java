package netcourse.lesson01.exercise;

import netcourse.common.ProtocolException;
import netcourse.common.Todo;
import netcourse.lesson01.Segment;

/// Exercise 1.9; the task is in [SegmentReader], hints in `hints/1.9.md`.
public class MySegmentReader implements SegmentReader {
    @Override
    public Segment read(byte[] bytes) throws ProtocolException {
        throw new Todo("1.9");
    }
}
