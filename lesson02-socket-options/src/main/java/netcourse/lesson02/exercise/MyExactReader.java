package netcourse.lesson02.exercise;

import java.io.IOException;
import java.io.InputStream;
import netcourse.common.Todo;

/// Exercise 2.1; the task is in [ExactReader], hints in `hints/2.1.md`.
public class MyExactReader implements ExactReader {
    @Override
    public byte[] readExactly(InputStream in, int count) throws IOException {
        throw new Todo("2.1");
    }
}
