package netcourse.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.util.List;
import netcourse.checker.sample.PairReader;
import netcourse.checker.sample.Readers;
import netcourse.common.Hex;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private static final byte[] ABC = Hex.parse("61 62 63");

    private static Trial trial() {
        CheckResult behaviour =
                CheckResult.solved(Sample.class.getAnnotation(Check.class), "behaves");
        return new Trial(behaviour, Readers.Right.class);
    }

    private static DeliveredStream stream(Delivery delivery) {
        Trial trial = trial();
        return new DeliveredStream(trial.steps, delivery, trial.diagnosis()::endless);
    }

    @Test
    void everyWayStartsWholeAndSplitsAtEveryIndex() {
        assertThat(Delivery.everyWay(ABC))
                .extracting(Delivery::name)
                .containsExactly(
                        "whole", "split after byte 1", "split after byte 2", "one byte at a time");
        assertThat(Delivery.everyWay(ABC)).extracting(Delivery::parts).contains(List.of(1, 1, 1));
    }

    @Test
    void everyEarlyEndLeavesOutTheWholeMessage() {
        assertThat(Delivery.everyEarlyEnd(ABC))
                .extracting(d -> d.bytes().length)
                .containsExactly(0, 1, 2);
    }

    @Test
    void twoMessagesComeInOneRead() throws Exception {
        InputStream in = stream(Delivery.whole(ABC, ABC));
        assertThat(in.read(new byte[10])).isEqualTo(6);
        assertThat(in.read(new byte[10])).isEqualTo(-1);
    }

    @Test
    void readGetsNoMoreThanItsPart() throws Exception {
        DeliveredStream in = stream(Delivery.splitAfter(2, ABC));
        assertThat(in.available()).isZero();
        assertThat(in.read()).isEqualTo('a');
        assertThat(in.available()).isEqualTo(1);
        assertThat(in.read(new byte[10])).isEqualTo(1);
        assertThat(in.read(new byte[10])).isEqualTo(1);
        assertThat(in.rest()).isEmpty();
    }

    @Test
    void readerThatNeverStopsAtTheEndIsStuck() {
        InputStream in = stream(Delivery.whole());
        assertThatThrownBy(
                        () -> {
                            while (in.read() == -1) {
                                // as a reader that does not look for the end
                            }
                        })
                .isInstanceOfSatisfying(
                        Failure.class,
                        f -> assertThat(f.result().verdict()).isEqualTo(Verdict.STUCK));
    }

    @Test
    void realSocketReadsNoMoreThanItsPart() throws Exception {
        Trial trial = trial();
        try (Wire wire = trial.wire(Delivery.splitAfter(1, ABC))) {
            wire.peer().getOutputStream().write(ABC);
            InputStream in = wire.socket().getInputStream();
            assertThat(in.read(new byte[10])).isEqualTo(1);
            assertThat(in.readNBytes(2)).isEqualTo(Hex.parse("62 63"));
            assertThat(wire.balance())
                    .isEqualTo("peer sent 3 bytes, you read 3; you sent 0, peer read 0");
        } finally {
            trial.closeAll();
        }
    }

    @Test
    void acceptedSocketReadsNoMoreThanItsPart() throws Exception {
        Trial trial = trial();
        try (var listener = trial.listener(Delivery.byteByByte(ABC));
                var client =
                        new java.net.Socket(listener.getInetAddress(), listener.getLocalPort())) {
            client.getOutputStream().write(ABC);
            assertThat(listener.accept().getInputStream().read(new byte[10])).isEqualTo(1);
        } finally {
            trial.closeAll();
        }
    }

    @Test
    void partsMustAddUp() {
        assertThatThrownBy(() -> new Delivery("odd", ABC, List.of(1, 1)))
                .hasMessage("parts must be positive and add up to 3, were [1, 1]");
    }

    @Check(id = "0.7", title = "sample", exercise = Readers.Right.class)
    static class Sample {
        Sample(PairReader reader) {}
    }

    @Test
    void nextCaseForgetsTheStepsOfTheCasesBefore() {
        Trial trial = trial();
        trial.step("peer sent", "first");
        trial.nextCase();
        trial.step("peer sent", "second");
        assertThat(trial.wrong("expected 1, was 2").result().report())
                .contains("   1  peer sent     second")
                .doesNotContain("first");
    }
}
