package netcourse.benchmarks;

import java.util.ArrayList;
import java.util.List;

/// Calls operations in turns of about a millisecond, in one process: what else the machine does,
/// and how fast it is just now, falls on all of them alike. The median of the turns counts.
final class Turns {
    private static final int WARM_UP_TURNS = 500;

    private final int turns;
    private long sink;

    interface Operation {
        int run() throws Exception;
    }

    /// @param turns that count, of each
    Turns(int turns) {
        this.turns = turns;
    }

    /// Nanoseconds of one call, of each operation.
    ///
    /// @param calls in a turn
    List<Double> nanos(List<Operation> operations, int calls) throws Exception {
        List<List<Double>> nanos = new ArrayList<>();
        operations.forEach(_ -> nanos.add(new ArrayList<>()));
        for (int turn = 0; turn < WARM_UP_TURNS + turns; turn++) {
            for (int i = 0; i < operations.size(); i++) {
                double each = time(operations.get(i), calls);
                if (turn >= WARM_UP_TURNS) {
                    nanos.get(i).add(each);
                }
            }
        }
        return nanos.stream().map(Ratios::median).toList();
    }

    private double time(Operation operation, int calls) throws Exception {
        long start = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            sink += operation.run();
        }
        return (double) (System.nanoTime() - start) / calls;
    }

    /// Of all results, so that none is unused.
    long sum() {
        return sink;
    }
}
