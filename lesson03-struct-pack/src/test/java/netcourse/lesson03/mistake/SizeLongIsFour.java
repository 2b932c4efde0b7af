package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson03.FormatSize;

@Mistake(
        id = "size-long-is-four",
        does = "takes l and L for 4 bytes with every prefix",
        sees =
                "That is their standard size. In C, on 64-bit Linux, a long has 8 bytes: with @ or no prefix every field behind it is read from the wrong place.",
        caughtBy = "longIsLongerInNativeSize")
public class SizeLongIsFour extends PlainFormatSize implements FormatSize {
    @Override
    long bytes(char code, boolean standard) {
        return super.bytes(code, code == 'l' || code == 'L' || standard);
    }
}
