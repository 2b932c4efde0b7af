package netcourse.checker;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/// Runs a check's methods in the order of its source: JUnit's own order is fixed but not that one,
/// and a report should start with the simplest behaviour that fails.
public final class SourceOrder implements MethodOrderer {
    /// For JUnit.
    public SourceOrder() {}

    @Override
    public void orderMethods(MethodOrdererContext context) {
        List<String> names = SourceLines.methodNames(context.getTestClass());
        context.getMethodDescriptors()
                .sort(Comparator.comparingInt(m -> names.indexOf(m.getMethod().getName())));
    }
}
