package netcourse.checker;

import java.util.Iterator;

/// Walks through the parts of a delivery. Not for two threads.
final class PartCursor {
    private final Iterator<Integer> parts;
    private int left;

    PartCursor(Delivery delivery) {
        parts = delivery.parts().iterator();
    }

    /// The bytes left of a part that has begun; 0 before it, when nothing has come yet.
    int arrived() {
        return left;
    }

    /// How many of the wanted bytes the current part still has; they count as taken. Behind the
    /// last part there is no bound.
    int take(int wanted) {
        if (left == 0) {
            left = parts.hasNext() ? parts.next() : Integer.MAX_VALUE;
        }
        int count = Math.min(wanted, left);
        left -= count;
        return count;
    }

    /// Gives bytes of the last [#take(int)] back that did not come after all.
    void giveBack(int count) {
        left += count;
    }
}
