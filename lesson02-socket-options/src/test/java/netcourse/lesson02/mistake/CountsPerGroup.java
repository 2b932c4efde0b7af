package netcourse.lesson02.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson02.ClientRegistry;

@Mistake(
        id = "counts-per-group",
        does = "takes the capacity for that of each group",
        sees = "With 2 groups twice as many clients get in as there are places.",
        caughtBy = "admitsSoManyInAllGroupsTogether")
public class CountsPerGroup extends PlainRegistry implements ClientRegistry {
    @Override
    boolean isFull() {
        return fewest().size() == capacity;
    }
}
