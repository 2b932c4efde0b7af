package netcourse.lesson03.exercise;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import netcourse.common.ProtocolException;
import netcourse.common.Todo;

/// Exercise 3.6; the task is in [LineSplitter], hints in `hints/3.6.md`.
public class MyLineSplitter implements LineSplitter {
    @Override
    public void begin(int maxLineBytes) {
        throw new Todo("3.6");
    }

    @Override
    public void push(ByteBuffer chunk, Consumer<String> lines) throws ProtocolException {
        throw new Todo("3.6");
    }

    @Override
    public void end() throws IOException {
        throw new Todo("3.6");
    }
}
