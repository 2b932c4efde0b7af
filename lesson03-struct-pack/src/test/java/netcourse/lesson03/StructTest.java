package netcourse.lesson03;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import netcourse.common.Hex;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson03.GoldenMessages.GoldenHeader;
import netcourse.lesson03.demo.StructUse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the vectors of CPython cannot say about [Struct]: its Java types, its errors, its limits.
class StructTest {
    private static final Struct HEADER = Struct.of("!2sBBHHII");
    private static final byte[] MAGIC = {'N', 'C'};

    @Test
    void packsTheHeaderOfAMessage() {
        assertThat(StructUse.packHeader(7, 42, 5))
                .isEqualTo(Hex.parse("4e 43 01 00 00 07 00 00 00 00 00 2a 00 00 00 05"));
    }

    @Test
    void unpacksTheHeaderOfAMessage() {
        byte[] bytes = Hex.parse("4e 43 01 00 00 07 00 00 00 00 00 2a ff ff ff ff");
        assertThat(StructUse.textOfHeader(bytes)).isEqualTo("NC 1, request 42, 4294967295 bytes");
    }

    /// Of the same fields, code by hand, a format and Python make the same bytes.
    @Test
    void messageHeaderIsWhatItsFormatPacks() throws ProtocolException {
        for (GoldenHeader golden : GoldenHeader.valid()) {
            int bodyLength = (int) golden.length();
            MessageHeader header =
                    new MessageHeader(
                            golden.flags(),
                            golden.protocol(),
                            golden.error(),
                            golden.sequence(),
                            bodyLength);
            byte[] packed =
                    HEADER.pack(
                            MAGIC,
                            MessageHeader.VERSION,
                            golden.flags(),
                            golden.protocol(),
                            golden.error(),
                            golden.sequence(),
                            bodyLength);
            assertThat(header.bytes()).isEqualTo(packed).isEqualTo(golden.bytes());
            assertThat(MessageHeader.readFrom(ByteBuffer.wrap(packed), Integer.MAX_VALUE))
                    .isEqualTo(header);
        }
    }

    @Test
    void nativeFormatHasThePaddingOfC() {
        assertThat(StructUse.PADDED).isEqualTo(8);
        assertThat(StructUse.OPEN_END).isEqualTo(5);
        assertThat(StructUse.PADDED_END).isEqualTo(8);
        assertThat(StructUse.STANDARD).isEqualTo(5);
    }

    @Test
    void unpackedTypeDependsOnTheCodeAlone() {
        Struct all = Struct.of("@cbB?hHiIlLqQnNPefd2s3p");
        for (int filling : new int[] {0, 1, 0xff}) {
            byte[] bytes = new byte[all.size()];
            Arrays.fill(bytes, (byte) filling);
            assertThat(all.unpack(bytes))
                    .extracting(v -> v.getClass().getSimpleName())
                    .containsExactly(
                            ("byte[] Integer Integer Boolean Integer Integer Integer Long Long "
                                            + "BigInteger Long BigInteger Long BigInteger BigInteger "
                                            + "Float Float Double byte[] byte[]")
                                    .split(" "));
        }
        assertThat(Struct.of("<lL").unpack(new byte[8])).containsExactly(0, 0L);
    }

    @Test
    void unsignedLongIsNeverNegative() {
        Object[] values = Struct.of("!Q").unpack(Hex.parse("ff ff ff ff ff ff ff ff"));
        assertThat(values).containsExactly(new BigInteger("18446744073709551615"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "B      | 256   | value 1 (B at byte 0) must be 0..255, was 256",
                "!xxh   | 70000 | value 1 (h at byte 2) must be -32768..32767, was 70000",
                "@BH    | 1     | format \"@BH\" takes 2 values, was given 1",
                "!Q     | -1    | value 1 (Q at byte 0) must be 0..18446744073709551615, was -1",
                "4s     | 7     | value 1 (4s at byte 0) must be a byte[], was of type Integer",
                "c      | 7     | value 1 (c at byte 0) must be a byte[], was of type Integer"
            })
    void refusedValueIsNamedWithCodePlaceAndRange(String format, Object value, String message) {
        Object number = Integer.valueOf(value.toString());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Struct.of(format).pack(number))
                .withMessage(message);
    }

    @Test
    void refusedValueOfARunIsNamedWithItsOwnPlace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Struct.of("!B3H").pack(1, 2, 3, 65536))
                .withMessage("value 4 (H at byte 5) must be 0..65535, was 65536");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HEADER.pack(MAGIC, 1, 0, "7", 0, 42, 5))
                .withMessage("value 4 (H at byte 4) must be an integer, was of type String");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Struct.of("<ec").pack(65520.0, MAGIC))
                .withMessage("value 1 (e at byte 0) must be -65504.0..65504.0, was 65520.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Struct.of("<ec").pack(1, MAGIC))
                .withMessage("value 2 (c at byte 2) must be 1 byte, was 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Struct.of("!I").pack((Object) null))
                .withMessage("value 1 (I at byte 0) must be an integer, was null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "!2z   | at index 2: expected a code, one of xcbB?hHiIlLqQnNefdspP, was 'z'",
                "!2 H  | at index 2: expected a code, one of xcbB?hHiIlLqQnNefdspP, was U+0020",
                "H!    | at index 1: expected a code, one of xcbB?hHiIlLqQnNefdspP, was '!'",
                "!H16  | at index 2: a count must have a code after it, was at the end",
                "<n    | at index 1: code n must follow @ or no prefix: it has no standard size",
                "H9999999999s | at index 1: the size must be 0..2147483639 bytes, was more"
            })
    void refusedFormatIsNamedWithTheIndex(String format, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Struct.of(format))
                .withMessage("format \"%s\" %s".formatted(format, message));
    }

    @Test
    void wrongNumberOfBytesIsNamedWithBothNumbers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HEADER.unpack(new byte[15]))
                .withMessage("format \"!2sBBHHII\" takes 16 bytes, was given 15");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HEADER.unpackFrom(new byte[20], 5))
                .withMessage(
                        "format \"!2sBBHHII\" takes 16 bytes from offset 5, the buffer has 20");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HEADER.packInto(new byte[20], -21, MAGIC, 1, 0, 0, 0, 0, 0))
                .withMessage(
                        "format \"!2sBBHHII\" takes 16 bytes from offset -21, the buffer has 20");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HEADER.iterUnpack(new byte[33]))
                .withMessage("format \"!2sBBHHII\" iterates by 16 bytes, was given 33");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Struct.of("").iterUnpack(new byte[0]))
                .withMessage("format \"\" has no bytes to iterate by");
    }

    @Test
    void unpacksOneRecordAfterTheOther() {
        List<Object[]> records =
                Struct.of("!HB").iterUnpack(new byte[] {0, 1, 2, 0, 3, 4}).toList();
        assertThat(records).containsExactly(new Object[] {1, 2}, new Object[] {3, 4});
    }

    @Test
    void pascalStringOfNoBytesTakesNoByte() {
        Struct struct = Struct.of("B0pxB");
        byte[] bytes = struct.pack(1, MAGIC, 2);
        assertThat(bytes).containsExactly(1, 0, 2);
        assertThat(struct.unpack(bytes)).containsExactly(1, new byte[0], 2);
    }

    @Test
    void largestSizeIsThatOfAnArray() {
        assertThat(Struct.of("2147483639x").size()).isEqualTo(2_147_483_639);
        assertThatIllegalArgumentException().isThrownBy(() -> Struct.of("2147483640x"));
        assertThatIllegalArgumentException().isThrownBy(() -> Struct.of("@2147483633xq"));
    }

    @Test
    void nanOfAFloatKeepsItsSignAndFraction() {
        byte[] quiet = Hex.parse("ff c1 23 45");
        assertThat(Struct.of("!f").pack(Struct.of("!f").unpack(quiet))).isEqualTo(quiet);
    }

    @Test
    void knowsItsFormatAndSizes() {
        assertThat(HEADER.format()).isEqualTo("!2sBBHHII");
        assertThat(HEADER.size()).isEqualTo(16);
        assertThat(HEADER.valueCount()).isEqualTo(7);
        assertThat(HEADER).hasToString("Struct \"!2sBBHHII\"");
    }
}
