package netcourse.checker.sample;

/// Wrong in its second method, where it throws nothing and calls nobody.
public final class Twice {
    private Twice() {}

    /// Three methods, of which a report must find the right one.
    public interface Contract {
        int first(int number);

        int second(int number);

        int third(int number);
    }

    /// Has them in another order.
    public static class Wrong implements Contract {
        @Override
        public int third(int number) {
            return 3 * number;
        }

        @Override
        public int second(int number) {
            return number;
        }

        @Override
        public int first(int number) {
            return number;
        }
    }
}
