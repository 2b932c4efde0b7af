package netcourse.lesson01;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import netcourse.common.Hex;
import netcourse.common.ProtocolException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FieldReaderTest {
    private static FieldReader fields(String hex) {
        return new FieldReader(Hex.parse(hex));
    }

    private static void assertRefused(String message, ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOf(ProtocolException.class).hasMessage(message);
    }

    @Test
    void numbersAreUnsignedAndBigEndianButForTheLong() throws ProtocolException {
        FieldReader fields = fields("ff fffe fffffffd ffffffffffffff80");
        assertThat(fields.u8("a")).isEqualTo(255);
        assertThat(fields.u16("b")).isEqualTo(65534);
        assertThat(fields.u32("c")).isEqualTo(4_294_967_293L);
        assertThat(fields.i64("d")).isEqualTo(-128);
        assertThat(fields.left()).isZero();
    }

    @Test
    void fieldWithoutRoomIsNamedWithItsOffsetAndNotRead() {
        FieldReader fields = new FieldReader(Hex.parse("01 02 03"), 8);
        assertRefused("id (byte 8) needs 4 bytes, 3 are left", () -> fields.u32("id"));
        assertRefused("name (byte 8) needs 9 bytes, 3 are left", () -> fields.utf8("name", 9));
        assertRefused("rest (byte 8) needs 9 bytes, 3 are left", () -> fields.bytes("rest", 9));
        assertThat(fields.left()).isEqualTo(3);
    }

    @Test
    void numberOutOfItsRangeIsRefusedWithAllNumbers() {
        assertRefused(
                "length (byte 0) must be 0..1024, was 4294967295",
                () -> fields("ffffffff").u32("length", 0, 1024));
        assertRefused("version (byte 0) must be 1, was 2", () -> fields("02").u8("version", 1, 1));
        assertRefused("port (byte 0) must be 1..9, was 10", () -> fields("000a").u16("port", 1, 9));
    }

    @Test
    void textThatIsNotUtf8IsRefusedAndNotReplaced() throws ProtocolException {
        assertThat(fields("c3a9").utf8("name", 2)).isEqualTo("\u00e9");
        assertRefused("name (byte 0) must be UTF-8", () -> fields("c3a9").utf8("name", 1));
    }

    @Test
    void whatLiesAfterTheEndIsNotOfTheMessage() throws ProtocolException {
        FieldReader fields = fields("01 02 03 04");
        fields.endAfter(2);
        assertThat(fields.u16("both")).isEqualTo(0x0102);
        assertRefused("more (byte 2) needs 1 byte, 0 are left", () -> fields.u8("more"));
        assertThatIllegalArgumentException().isThrownBy(() -> fields.endAfter(1));
    }

    @Test
    void peekedBytesStayUnread() throws ProtocolException {
        FieldReader fields = fields("01 02");
        assertThat(fields.peek(2)).containsExactly(1, 2);
        assertThat(fields.u16("both")).isEqualTo(0x0102);
    }
}
