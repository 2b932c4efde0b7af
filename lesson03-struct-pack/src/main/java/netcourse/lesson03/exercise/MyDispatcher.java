package netcourse.lesson03.exercise;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import netcourse.common.Message;
import netcourse.common.Todo;

/// Exercise 3.7; the task is in [Dispatcher], hints in `hints/3.7.md`.
public class MyDispatcher implements Dispatcher {
    @Override
    public void begin(Map<Integer, Handler> handlers, Consumer<Exception> failures) {
        throw new Todo("3.7");
    }

    @Override
    public Optional<Message> dispatch(Message message) {
        throw new Todo("3.7");
    }
}
