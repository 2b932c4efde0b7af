package netcourse.lesson02.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson02.ClientRegistry;

@Mistake(
        id = "always-picks-first-group",
        does = "adds every client to the first group",
        sees = "One gateway thread serves everybody, and the others are idle.",
        caughtBy = "picksGroupWithFewestClients")
public class AlwaysPicksFirstGroup extends PlainRegistry implements ClientRegistry {
    @Override
    Group fewest() {
        return groups.getFirst();
    }
}
