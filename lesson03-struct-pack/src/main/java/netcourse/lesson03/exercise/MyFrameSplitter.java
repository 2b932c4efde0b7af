package netcourse.lesson03.exercise;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import netcourse.common.Message;
import netcourse.common.ProtocolException;
import netcourse.common.Todo;

/// Exercise 3.5; the task is in [FrameSplitter], hints in `hints/3.5.md`.
public class MyFrameSplitter implements FrameSplitter {
    @Override
    public void begin(int maxBodyBytes) {
        throw new Todo("3.5");
    }

    @Override
    public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
        throw new Todo("3.5");
    }

    @Override
    public void end() throws IOException {
        throw new Todo("3.5");
    }
}
