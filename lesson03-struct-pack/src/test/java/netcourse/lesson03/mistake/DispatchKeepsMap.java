package netcourse.lesson03.mistake;

import java.util.Map;
import java.util.function.Consumer;
import netcourse.checker.Mistake;
import netcourse.lesson03.Dispatcher;

@Mistake(
        id = "dispatch-keeps-map",
        does = "keeps the map that it was given",
        sees =
                "The caller changes its map later, perhaps while a thread looks something up in it: a HashMap gives wrong answers then. Map.copyOf costs one line.",
        caughtBy = "keepsTheHandlersThatItBeganWith")
public class DispatchKeepsMap extends PlainDispatcher implements Dispatcher {
    @Override
    public void begin(Map<Integer, Handler> handlers, Consumer<Exception> failures) {
        super.begin(handlers, failures);
        this.handlers = handlers;
    }
}
