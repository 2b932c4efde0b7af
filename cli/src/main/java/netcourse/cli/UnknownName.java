package netcourse.cli;

/// The command line names an exercise, a lesson or a program that is not there. The message says
/// what there is.
final class UnknownName extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownName(String message) {
        super(message);
    }
}
