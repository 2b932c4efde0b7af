package netcourse.lesson03.mistake;

import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.lesson03.Dispatcher;

@Mistake(
        id = "dispatch-one-at-a-time",
        does = "locks itself while a handler runs",
        sees =
                "One slow request holds up all the others, of every connection that shares the dispatcher. It needs no lock: nothing in it changes after begin.",
        caughtBy = "holdsNobodyUp")
public class DispatchOneAtATime extends PlainDispatcher implements Dispatcher {
    @Override
    public synchronized Optional<Message> dispatch(Message message) {
        return super.dispatch(message);
    }
}
