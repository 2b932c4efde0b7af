package netcourse.lesson05;

import java.nio.BufferUnderflowException;
import netcourse.checker.CallResult;

/// Whether an exception came out of an array, a buffer or the JDK, and no `throw` of the code: the
/// evidence for a length that nobody looked at.
final class Accident {
    private Accident() {}

    static boolean in(CallResult result) {
        return switch (result.thrown()) {
            case IndexOutOfBoundsException _,
                    NegativeArraySizeException _,
                    BufferUnderflowException _ ->
                    true;
            case IllegalArgumentException e -> isFromJdk(e);
            case null, default -> false;
        };
    }

    private static boolean isFromJdk(Exception e) {
        StackTraceElement[] stack = e.getStackTrace();
        return stack.length > 0 && stack[0].getClassName().startsWith("java");
    }
}
