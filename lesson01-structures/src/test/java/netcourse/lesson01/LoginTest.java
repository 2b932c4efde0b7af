package netcourse.lesson01;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LoginTest {
    private static Login login(long clientId, String name, List<Integer> channels) {
        return new Login(clientId, name, OptionalLong.empty(), channels);
    }

    @Test
    void clientIdMustFitIntoFourUnsignedBytes() {
        assertThat(login(0xffff_ffffL, "ada", List.of()).clientId()).isEqualTo(4_294_967_295L);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> login(4_294_967_296L, "ada", List.of()))
                .withMessage("client id must be 0..4294967295, was 4294967296");
        assertThatIllegalArgumentException().isThrownBy(() -> login(-1, "ada", List.of()));
    }

    @Test
    void nameIsMeasuredInBytesOfUtf8() {
        assertThat(login(1, "\u00e9".repeat(127), List.of()).name()).hasSize(127);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> login(1, "\u00e9".repeat(128), List.of()))
                .withMessage("name length must be 1..255, was 256");
        assertThatIllegalArgumentException().isThrownBy(() -> login(1, "", List.of()));
    }

    @Test
    void halfSurrogatePairIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> login(1, "\ud83e", List.of()))
                .withMessage("name has half a surrogate pair");
    }

    @Test
    void channelsAreCopiedAndFitIntoTwoBytesEach() {
        List<Integer> channels = new ArrayList<>(List.of(1, 2));
        Login login = login(1, "ada", channels);
        channels.clear();
        assertThat(login.channels()).containsExactly(1, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> login(1, "ada", List.of(65536)))
                .withMessage("channel must be 0..65535, was 65536");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> login(1, "ada", Collections.nCopies(256, 1)))
                .withMessage("channel count must be 0..255, was 256");
    }
}
