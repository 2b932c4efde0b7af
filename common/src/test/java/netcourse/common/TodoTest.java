package netcourse.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TodoTest {
    @AfterEach
    void forget() {
        Todo.forget();
    }

    @Test
    void itIsRememberedEvenWhereItWasCaught() {
        Todo.forget();
        assertThat(Todo.raised()).isEmpty();
        Throwable swallowed =
                catchThrowable(() -> {
                    throw new Todo("2.5");
                });
        assertThat(swallowed).hasMessage("exercise 2.5 is not started");
        assertThat(Todo.raised()).get().extracting(Todo::exercise).isEqualTo("2.5");
    }

    @Test
    void catchingExceptionsDoesNotCatchIt() {
        assertThat(new Todo("2.5")).isNotInstanceOf(Exception.class);
    }
}
