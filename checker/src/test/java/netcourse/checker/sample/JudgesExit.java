package netcourse.checker.sample;

import netcourse.checker.Judge;
import netcourse.checker.Judgement;

/// Judges an exercise that ends the process, twice, and then one that is right.
public final class JudgesExit {
    private JudgesExit() {}

    public static void main(String[] args) {
        for (Class<?> type :
                new Class<?>[] {Hazards.Exits.class, Hazards.Exits.class, Readers.Right.class}) {
            Judgement judgement = new Judge().implementation(type).judge(PairReaderCheck.class);
            System.out.println(judgement.verdict() + judgement.report());
        }
        System.out.flush();
        Runtime.getRuntime().halt(3);
    }
}
