package netcourse.checker;

import org.opentest4j.TestAbortedException;

/// A behaviour that was not looked at, since an earlier one has failed: no verdict of its own.
final class NotJudged extends TestAbortedException {
    private static final long serialVersionUID = 1L;

    NotJudged(String reason) {
        super(reason);
    }
}
