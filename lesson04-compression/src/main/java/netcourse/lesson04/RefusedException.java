package netcourse.lesson04;

import java.io.IOException;

/// The server has answered a request with the reason why not; the connection goes on.
public final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException(String reason) {
        super(reason);
    }
}
