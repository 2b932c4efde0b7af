package netcourse.lesson03;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import netcourse.common.Hex;
import netcourse.common.ProtocolException;
import netcourse.lesson03.demo.StructUse.LoginRequest;
import org.junit.jupiter.api.Test;

class StructCodecTest {
    private record Header(
            byte[] magic,
            int version,
            int flags,
            int protocol,
            int error,
            long sequence,
            long bodyLength) {}

    private record Integers(
            byte b, short ub, short h, int uh, int i, long ui, long q, BigInteger uq) {}

    private record WideIntegers(int b, long ub, long h, long uh, long i, long ui, long q) {}

    private record Others(
            boolean flag, float half, double wideHalf, float f, double d, byte[] c, byte[] p) {}

    @Test
    void packsAndUnpacksTheHeaderOfAMessage() throws ProtocolException {
        StructCodec<Header> codec = StructCodec.of(Header.class, "!2sBBHHII");
        byte[] bytes = Hex.parse("4e 43 01 00 00 07 00 00 00 00 00 2a ff ff ff ff");
        Header header = codec.unpack(bytes);
        assertThat(header)
                .usingRecursiveComparison()
                .isEqualTo(new Header(new byte[] {'N', 'C'}, 1, 0, 7, 0, 42, 4_294_967_295L));
        assertThat(codec.pack(header)).isEqualTo(bytes);
        assertThat(codec.size()).isEqualTo(16);
    }

    @Test
    void everyIntegerCodeFillsTheNarrowestComponentThatHoldsIt() throws ProtocolException {
        for (String order : new String[] {"@", "<", ">"}) {
            StructCodec<Integers> codec = StructCodec.of(Integers.class, order + "bBhHiIqQ");
            Integers largest =
                    new Integers(
                            Byte.MIN_VALUE,
                            (short) 255,
                            Short.MIN_VALUE,
                            65535,
                            Integer.MIN_VALUE,
                            4_294_967_295L,
                            Long.MIN_VALUE,
                            new BigInteger("18446744073709551615"));
            byte[] bytes = codec.pack(largest);
            assertThat(bytes)
                    .isEqualTo(
                            Struct.of(order + "bBhHiIqQ")
                                    .pack(
                                            largest.b,
                                            largest.ub,
                                            largest.h,
                                            largest.uh,
                                            largest.i,
                                            largest.ui,
                                            largest.q,
                                            largest.uq));
            assertThat(codec.unpack(bytes)).isEqualTo(largest);
        }
    }

    @Test
    void widerComponentsHoldTheSame() throws ProtocolException {
        StructCodec<WideIntegers> codec = StructCodec.of(WideIntegers.class, "<bBhHiIq");
        WideIntegers values = new WideIntegers(-1, 255, -2, 65535, -3, 4_294_967_295L, -4);
        assertThat(codec.unpack(codec.pack(values))).isEqualTo(values);
    }

    @Test
    void otherCodesFillTheirComponents() throws ProtocolException {
        StructCodec<Others> codec = StructCodec.of(Others.class, "!x?eefdc3p");
        byte[] bytes =
                Struct.of("!x?eefdc3p")
                        .pack(true, 1.5, -0.5, 0.1, 0.1, new byte[] {7}, new byte[] {1, 2});
        Others others = codec.unpack(bytes);
        assertThat(others)
                .usingRecursiveComparison()
                .isEqualTo(
                        new Others(true, 1.5f, -0.5, 0.1f, 0.1, new byte[] {7}, new byte[] {1, 2}));
        assertThat(codec.pack(others)).isEqualTo(bytes);
    }

    @Test
    void refusedComponentIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LoginRequest(1, 70000, 5).bytes())
                .withMessage("port (H at byte 1) must be 0..65535, was 70000");
    }

    @Test
    void missingComponentIsNamed() {
        record Token(int version, byte[] token) {}
        StructCodec<Token> codec = StructCodec.of(Token.class, "!B16s");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.pack(new Token(1, null)))
                .withMessage("token (16s at byte 1) must be a byte[], was null");
    }

    @Test
    void whatTheRecordRefusesIsThePeersFault() {
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> LoginRequest.of(Hex.parse("02 00 50 00 00 00 05")))
                .withMessage("the bytes make no LoginRequest: version must be 1, was 2")
                .withCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void wrongNumberOfBytesIsTheCallersFault() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoginRequest.of(new byte[6]))
                .withMessage("format \"!BHI\" takes 7 bytes, was given 6");
    }

    @Test
    void packsIntoTheMiddleOfAnArrayAndClearsItsPadding() throws ProtocolException {
        StructCodec<Padded> codec = StructCodec.of(Padded.class, "@B2xI");
        byte[] buffer = Hex.parse("ff ff ff ff ff ff ff ff ff ff");
        codec.packInto(buffer, 1, new Padded(1, 2));
        assertThat(Hex.format(buffer)).isEqualTo("ff 01 00 00 00 02 00 00 00 ff");
        assertThat(codec.unpackFrom(buffer, -9)).isEqualTo(new Padded(1, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.packInto(buffer, 3, new Padded(1, 2)));
    }

    private record Padded(int first, long second) {}

    @Test
    void formatMustFitTheRecord() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StructCodec.of(Padded.class, "!3H"))
                .withMessage("record Padded has 2 components, format \"!3H\" takes 3 values");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StructCodec.of(Padded.class, "!II"))
                .withMessage("component first (I at byte 0) must be of type long, was int");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StructCodec.of(Padded.class, "!II9"))
                .withMessageStartingWith("format \"!II9\" at index 3");
    }
}
