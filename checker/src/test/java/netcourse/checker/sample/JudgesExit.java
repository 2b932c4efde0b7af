package netcourse.checker.sample;

import netcourse.checker.CheckResult;
import netcourse.checker.CheckRunner;

/// Judges an exercise that ends the process, twice, and then one that is right.
public final class JudgesExit {
    private JudgesExit() {}

    public static void main(String[] args) {
        for (Class<?> type :
                new Class<?>[] {Hazards.Exits.class, Hazards.Exits.class, Readers.Right.class}) {
            CheckResult result = new CheckRunner().implementation(type).run(PairReaderCheck.class);
            System.out.println(result.verdict() + result.report());
        }
        System.out.flush();
        Runtime.getRuntime().halt(3);
    }
}
