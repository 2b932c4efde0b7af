package netcourse.lesson02;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static netcourse.checker.Symptom.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.Symptom;
import netcourse.checker.Task;
import netcourse.checker.Trial;
import netcourse.lesson02.Meeting.WatchedGroup;
import netcourse.lesson02.exercise.ClientRegistry;
import netcourse.lesson02.exercise.MyClientRegistry;
import netcourse.lesson02.mistake.ClientRegistryMistakes.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingConsumer;

/// Judges any [ClientRegistry].
@Check(
        id = "2.10",
        title = "register clients in gateway groups from many threads",
        exercise = MyClientRegistry.class,
        core = false,
        difficulty = 3,
        minutes = 30)
class ClientRegistryCheck {
    private static final String FULL = "no place";
    private static final String REFUSED = "refused";

    /// A call that comes into the groups more often than that is not tried at every entry.
    private static final int MOST_ENTRIES = 8;

    private final ClientRegistry registry;
    private List<WatchedGroup> groups;

    ClientRegistryCheck(ClientRegistry registry) {
        this.registry = registry;
    }

    // --- one thread ---

    @Test
    void picksGroupWithFewestClients(Trial trial) {
        open(trial, 9, 3);
        for (int i = 0; i < 6; i++) {
            String expected = groups.get(i % 3).toString();
            String group = register(trial, i);
            boolean first = !expected.equals(group) && fillsOnlyFirstGroup();
            trial.expectThat(
                    expected.equals(group),
                    "expected %s, was %s".formatted(expected, group),
                    when(first, AlwaysPicksFirstGroup.class));
        }
        expect(trial, "true", deregister(trial, 4));
        expect(trial, "group 2", register(trial, 6));
        expectMembers(trial, 0, 1, 2, 3, 5, 6);
    }

    /// Also when another one seems to have most: code that looks for the fullest group goes there.
    private boolean fillsOnlyFirstGroup() {
        for (int number = 6; number < 9; number++) {
            groups.getLast().pretend(number == 8 ? 100 : 0);
            ClientInfo more = client(number);
            CallResult.of(() -> registry.register(more));
        }
        groups.getLast().pretend(0);
        return groups.stream().skip(1).allMatch(g -> g.clients().isEmpty())
                && groups.getFirst().clients().size() > 3;
    }

    @Test
    void admitsSoManyInAllGroupsTogether(Trial trial) {
        open(trial, 3, 2);
        for (int i = 0; i < 3; i++) {
            expect(trial, groups.get(i % 2).toString(), register(trial, i));
        }
        String fourth = register(trial, 3);
        trial.expectThat(
                fourth.equals(FULL),
                "expected %s, was %s".formatted(FULL, fourth),
                when(registers(4) && registers(5) && !registers(6), CountsPerGroup.class));
        expectMembers(trial, 0, 1, 2);
    }

    @Test
    void refusesClientThatIsRegistered(Trial trial) {
        open(trial, 2, 1);
        expect(trial, "group 1", register(trial, 0));
        expectRefused(trial, 0, register(trial, 0));
        expect(trial, "group 1", register(trial, 1));
        expectRefused(trial, 1, register(trial, 1));
        expectMembers(trial, 0, 1);
    }

    private boolean registers(int number) {
        return registry.register(client(number)).isPresent();
    }

    private void expectRefused(Trial trial, int number, String actual) {
        long times = inGroups().stream().filter(client(number)::equals).count();
        trial.expectThat(
                actual.equals(REFUSED),
                "registered already: expected IllegalArgumentException, was " + actual,
                when(times > 1, RegistersTwice.class));
    }

    @Test
    void freesPlaceOfClientThatLeaves(Trial trial) {
        open(trial, 1, 1);
        for (int i = 0; i < 3; i++) {
            expect(trial, "group 1", register(trial, i % 2));
            expect(trial, "true", deregister(trial, i % 2));
        }
        expectMembers(trial);
    }

    @Test
    void freesNoPlaceForStranger(Trial trial) {
        open(trial, 2, 1);
        expect(trial, "group 1", register(trial, 0));
        expect(trial, "false", deregister(trial, 7));
        expect(trial, "group 1", register(trial, 1));
        expect(trial, FULL, register(trial, 2), moreThan(2, FreesPlaceOfStranger.class));
        expect(trial, "true", deregister(trial, 0));
        expect(trial, "false", deregister(trial, 0));
        expect(trial, "group 1", register(trial, 3));
        expect(trial, FULL, register(trial, 4), moreThan(2, FreesPlaceOfStranger.class));
        expectMembers(trial, 1, 3);
    }

    /// Nobody had to go for the one that was let in.
    private Symptom moreThan(int capacity, Class<?> mistake) {
        return when(inGroups().size() > capacity, mistake);
    }

    @Test
    void handsOutCopy(Trial trial) {
        open(trial, 2, 1);
        register(trial, 0);
        Set<ClientInfo> before = registry.snapshot();
        trial.calling("snapshot() -> " + before);
        register(trial, 1);
        boolean live = before.contains(client(1));
        registry.snapshot();
        trial.expect(
                "the snapshot made before",
                Set.of(client(0)),
                before,
                when(live, HandsOutLiveView.class));
    }

    /// A descriptor is used again, and two clients of two machines may have the same port.
    @Test
    void distinguishesClientsByBothNumbers(Trial trial) {
        open(trial, 9, 1);
        List<ClientInfo> clients =
                List.of(
                        new ClientInfo(5, 1000),
                        new ClientInfo(5, 1001),
                        new ClientInfo(6, 1000),
                        new ClientInfo(51, 1),
                        new ClientInfo(5, 11),
                        new ClientInfo(65_536, 7),
                        new ClientInfo(0, 7),
                        new ClientInfo(ClientInfo.UNKNOWN, 7));
        for (ClientInfo client : clients) {
            trial.calling("register(" + client + ")");
            trial.expectThat(registry.register(client).isPresent(), "expected a place, got none");
        }
        trial.expect("clients", Set.copyOf(clients), registry.snapshot());
        trial.calling("register(%s) once more".formatted(clients.getLast()));
        trial.expectThrows(
                IllegalArgumentException.class,
                "a client whose descriptor is not known is registered already",
                () -> registry.register(clients.getLast()));
    }

    @Test
    void makesEachSnapshotAnew(Trial trial) {
        open(trial, 2, 1);
        register(trial, 0);
        trial.expect("the snapshot", Set.of(client(0)), registry.snapshot());
        deregister(trial, 0);
        register(trial, 1);
        trial.expect("the snapshot", Set.of(client(1)), registry.snapshot());
    }

    // --- two threads ---

    @Test
    void letsOnlyOneThreadIntoGroup(Trial trial) throws Throwable {
        open(trial, 9, 1);
        atEveryEntry(
                trial,
                meeting -> {
                    meeting.of(() -> register(trial, 0), () -> register(trial, 1));
                    expectNoOverlap(trial, LocksNothing.class);
                    expectMembers(trial, 0, 1);
                    leave(0, 1);
                });
    }

    @Test
    void letsNobodyLeaveWhileAnotherComes(Trial trial) throws Throwable {
        open(trial, 9, 1);
        atEveryEntry(
                trial,
                meeting -> {
                    registry.register(client(1));
                    meeting.of(() -> register(trial, 0), () -> deregister(trial, 1));
                    expectNoOverlap(trial, LocksOnlyRegister.class);
                    expectMembers(trial, 0);
                    leave(0);
                });
    }

    @Test
    void letsNobodyComeWhileAnotherLeaves(Trial trial) throws Throwable {
        open(trial, 9, 1);
        atEveryEntry(
                trial,
                meeting -> {
                    registry.register(client(1));
                    meeting.of(() -> deregister(trial, 1), () -> register(trial, 0));
                    expectNoOverlap(trial);
                    expectMembers(trial, 0);
                    leave(0);
                });
    }

    @Test
    void givesLastPlaceToOneOfTwo(Trial trial) throws Throwable {
        open(trial, 1, 2);
        atEveryEntry(
                trial,
                meeting -> {
                    List<String> got =
                            meeting.of(() -> register(trial, 0), () -> register(trial, 1));
                    expectNoOverlap(trial);
                    Symptom both = when(haveGroups(got), AsksForPlaceBeforeLock.class);
                    trial.expectThat(
                            got.contains(FULL) && got.contains("group 1"),
                            "one place, two clients at once: expected [group 1, no place] in any order, was "
                                    + got,
                            both);
                    int winner = got.indexOf("group 1");
                    expectMembers(trial, winner);
                    leave(winner);
                });
    }

    private static boolean haveGroups(List<String> results) {
        return results.stream().allMatch(r -> r.startsWith("group"));
    }

    @Test
    void registersOnceWhenTwoTry(Trial trial) throws Throwable {
        open(trial, 9, 1);
        atEveryEntry(
                trial,
                meeting -> {
                    List<String> got =
                            meeting.of(() -> register(trial, 0), () -> register(trial, 0));
                    expectNoOverlap(trial);
                    Symptom both = when(haveGroups(got), AsksForClientBeforeLock.class);
                    trial.expectThat(
                            got.contains(REFUSED) && got.contains("group 1"),
                            "two threads register the same client: expected [group 1, refused] in any order, was "
                                    + got,
                            both);
                    expectMembers(trial, 0);
                    leave(0);
                });
    }

    @Test
    void freesPlaceOnceWhenTwoTry(Trial trial) throws Throwable {
        open(trial, 1, 1);
        atEveryEntry(
                trial,
                meeting -> {
                    registry.register(client(0));
                    List<String> got =
                            meeting.of(() -> deregister(trial, 0), () -> deregister(trial, 0));
                    expectNoOverlap(trial);
                    trial.expectThat(
                            got.contains("true") && got.contains("false"),
                            "two threads deregister the same client: expected [true, false] in any order, was "
                                    + got,
                            when(!got.contains("false"), FreesPlaceTwice.class));
                    expect(trial, "group 1", register(trial, 1));
                    expect(trial, FULL, register(trial, 2));
                    expectMembers(trial, 1);
                    leave(1);
                });
    }

    @Test
    void putsTwoIntoTwoGroups(Trial trial) throws Throwable {
        open(trial, 9, 2);
        atEveryEntry(
                trial,
                meeting -> {
                    List<String> got =
                            meeting.of(() -> register(trial, 0), () -> register(trial, 1));
                    expectNoOverlap(trial);
                    boolean same = got.equals(List.of("group 1", "group 1"));
                    trial.expectThat(
                            got.contains("group 1") && got.contains("group 2"),
                            "two empty groups, two clients at once: expected [group 1, group 2] in any order, was "
                                    + got,
                            when(same, ChoosesGroupBeforeLock.class));
                    expectMembers(trial, 0, 1);
                    leave(0, 1);
                });
    }

    // --- many threads ---

    /// Each turn lasts until the other thread has come and gone a few times since the last one: it
    /// did so while a snapshot was being made, or nearly.
    @Test
    void handsOutCopyWhileOthersComeAndGo(Trial trial) throws Throwable {
        trial.ifThrown(
                t -> t instanceof ConcurrentModificationException && isOfSnapshot(t),
                CopiesWithoutLock.class);
        open(trial, 1000, 1);
        Set<ClientInfo> staying = IntStream.range(0, 500).mapToObj(i -> client(i)).collect(toSet());
        staying.forEach(registry::register);
        trial.calling("register, for 500 clients that stay");
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger rounds = new AtomicInteger();
        Task<Void> other = trial.start("other", () -> comeAndGo(client(500), rounds, over));
        trial.step("other", "registers and deregisters one more client, again and again");
        try {
            for (int turn = 0; turn < 20; turn++) {
                int before = rounds.get();
                do {
                    trial.expectThat(
                            registry.snapshot().containsAll(staying),
                            "the snapshot lacks clients that are registered all the time");
                } while (rounds.get() < before + 10 && !other.isDone());
            }
        } finally {
            over.set(true);
        }
        other.result();
    }

    private static boolean isOfSnapshot(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .anyMatch(f -> f.getMethodName().equals("snapshot"));
    }

    private Void comeAndGo(ClientInfo client, AtomicInteger rounds, AtomicBoolean over) {
        while (!over.get()) {
            registry.register(client);
            registry.deregister(client);
            rounds.incrementAndGet();
        }
        return null;
    }

    @Test
    void losesNothingWhenManyComeAndGo(Trial trial) throws Throwable {
        open(trial, 5, 1);
        List<Task<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int first = i * 100;
            tasks.add(trial.start("thread " + i, () -> comeAndGo(trial, first)));
        }
        for (Task<Void> task : tasks) {
            task.result();
        }
        expectNoOverlap(trial);
        expectMembers(trial);
        for (int i = 0; i < 5; i++) {
            expect(trial, "group 1", register(trial, i));
        }
        expect(trial, FULL, register(trial, 5));
    }

    private Void comeAndGo(Trial trial, int first) {
        for (int i = first; i < first + 50; i++) {
            boolean came = registry.register(client(i)).isPresent();
            int taken = groups.getFirst().clients().size();
            boolean left = registry.deregister(client(i));
            trial.expectThat(taken <= 5, "expected 5 clients at most, found " + taken);
            trial.expectThat(
                    came == left,
                    "register said %s, then deregister said %s".formatted(came, left));
        }
        return null;
    }

    // --- what they share ---

    private void open(Trial trial, int capacity, int count) {
        groups =
                IntStream.rangeClosed(1, count)
                        .mapToObj(i -> new WatchedGroup("group " + i))
                        .toList();
        trial.calling("open(%d, %s)".formatted(capacity, groups));
        registry.open(capacity, List.copyOf(groups));
    }

    /// Always a new object: two clients are the same if they are equal.
    private static ClientInfo client(int number) {
        return new ClientInfo(100 + number, 14000 + number);
    }

    private String register(Trial trial, int number) {
        ClientInfo client = client(number);
        String result;
        try {
            Optional<ClientRegistry.Group> group = registry.register(client);
            trial.expectThat(group != null, "register returned null, not an Optional");
            result = group.map(Object::toString).orElse(FULL);
        } catch (IllegalArgumentException e) {
            result = REFUSED;
        }
        return step(trial, "register(fd " + client.clientFd() + ")", result);
    }

    private String deregister(Trial trial, int number) {
        ClientInfo client = client(number);
        String result = String.valueOf(registry.deregister(client));
        return step(trial, "deregister(fd " + client.clientFd() + ")", result);
    }

    private static String step(Trial trial, String call, String result) {
        trial.calling(call + " -> " + result);
        return result;
    }

    private void leave(int... numbers) {
        for (int number : numbers) {
            registry.deregister(client(number));
        }
    }

    private void atEveryEntry(Trial trial, ThrowingConsumer<Meeting> round) throws Throwable {
        for (int entry = 1; entry <= MOST_ENTRIES; entry++) {
            Meeting meeting = new Meeting(trial, entry, groups);
            round.accept(meeting);
            if (!meeting.tookPlace()) {
                return;
            }
        }
    }

    private static void expect(Trial trial, String expected, String actual, Symptom... symptoms) {
        trial.expectThat(
                expected.equals(actual),
                "expected %s, was %s".formatted(expected, actual),
                symptoms);
    }

    private void expectNoOverlap(Trial trial, Class<?>... mistakes) {
        Symptom[] symptoms =
                List.of(mistakes).stream().map(Symptom::always).toArray(Symptom[]::new);
        for (WatchedGroup group : groups) {
            trial.expectThat(
                    group.overlap() == null,
                    "expected one thread at a time in a group, but " + group.overlap(),
                    String.valueOf(group.overlap()).contains("size()")
                            ? new Symptom[0] // perhaps only what asks how many there are
                            : symptoms);
        }
    }

    /// Groups and snapshot must agree.
    private void expectMembers(Trial trial, int... numbers) {
        Set<Integer> expected =
                IntStream.of(numbers)
                        .mapToObj(n -> client(n).clientFd())
                        .collect(toCollection(TreeSet::new));
        List<ClientInfo> inGroups = inGroups();
        trial.expectThat(
                inGroups.size() == expected.size() && expected.equals(descriptors(inGroups)),
                "in the groups: expected the clients with fd %s, found fd %s"
                        .formatted(expected, descriptors(inGroups)));
        Set<ClientInfo> snapshot = registry.snapshot();
        trial.expectThat(snapshot != null, "snapshot returned null");
        trial.expectThat(
                expected.equals(descriptors(snapshot)),
                "in the snapshot: expected the clients with fd %s, found fd %s"
                        .formatted(expected, descriptors(snapshot)));
    }

    private List<ClientInfo> inGroups() {
        return groups.stream().flatMap(g -> g.clients().stream()).toList();
    }

    private static Set<Integer> descriptors(Iterable<ClientInfo> clients) {
        Set<Integer> descriptors = new TreeSet<>();
        clients.forEach(c -> descriptors.add(c.clientFd()));
        return descriptors;
    }
}
