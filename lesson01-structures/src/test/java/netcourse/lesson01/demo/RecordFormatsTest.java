package netcourse.lesson01.demo;

import static org.assertj.core.api.Assertions.assertThat;

import netcourse.authoring.ProgramRun;
import netcourse.checker.HexVectors;
import netcourse.lesson01.PeerEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordFormatsTest {
    private static final HexVectors GOLDEN = HexVectors.of("formats.txt");
    private static final PeerEntry SMALL = new PeerEntry(1, 7, 80, "");
    private static final PeerEntry YOURS = new PeerEntry(2, 1_700_000_000, 12580, "ada");
    private static final PeerEntry LARGEST = new PeerEntry(255, 0xffff_ffffL, 65535, "gateway1");

    @ParameterizedTest
    @EnumSource(RecordFormat.class)
    void pythonWritesTheSameBytes(RecordFormat format) {
        expect(format, "small", SMALL);
        expect(format, "yours", YOURS);
        expect(format, "largest", LARGEST);
        expect(format, "escaped", new PeerEntry(0, 0, 0, "a\"b\\c"));
    }

    private static void expect(RecordFormat format, String golden, PeerEntry entry) {
        assertThat(format.encode(entry))
                .as(golden)
                .asHexString()
                .isEqualTo(hex(GOLDEN.bytes(golden + "-" + format)));
    }

    private static String hex(byte[] bytes) {
        return java.util.HexFormat.of().withUpperCase().formatHex(bytes);
    }

    @Test
    void fixedFormatsKeepTheirSizeAndTheOthersFollowTheValues() {
        assertThat(RecordFormat.PACKED.encode(SMALL))
                .hasSameSizeAs(RecordFormat.PACKED.encode(LARGEST));
        assertThat(RecordFormat.C_STRUCT.encode(SMALL)).hasSize(20);
        assertThat(RecordFormat.JSON.encode(LARGEST).length)
                .isGreaterThan(2 * RecordFormat.JSON.encode(SMALL).length);
    }

    @Test
    void missingNameTakesNoByteInTlvAndTheWholeRoomInFixedPlaces() {
        PeerEntry named = new PeerEntry(1, 7, 80, "ada");
        assertThat(RecordFormat.TLV.encode(named).length - RecordFormat.TLV.encode(SMALL).length)
                .isEqualTo(3 + 3);
        assertThat(RecordFormat.PACKED.encode(named))
                .hasSameSizeAs(RecordFormat.PACKED.encode(SMALL));
    }

    @Test
    void printsSizesAndADumpOfEachFormat() {
        assertThat(ProgramRun.of(RecordFormats::new).out())
                .contains("JSON                       27     52       59")
                .contains("tag, length, value, 22 bytes\n00000000  01 00 01 02 02 00 04 65");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--kind=256",
                "--id=4294967296",
                "--port=-1",
                "--name=ninechars",
                "--name=\u00e9"
            })
    void valueThatDoesNotFitIsAUsageErrorInOneLine(String option) {
        ProgramRun.of(RecordFormats::new, option).assertFailure(2);
    }
}
