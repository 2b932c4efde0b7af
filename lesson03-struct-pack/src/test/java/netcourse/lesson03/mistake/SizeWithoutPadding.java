package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson03.FormatSize;

@Mistake(
        id = "size-without-padding",
        does = "adds up the sizes and nothing else",
        sees =
                "With @ or no prefix a number stands at a multiple of its size: @BI is 1 + 3 + 4. Without the 3 bytes you read the number out of the padding.",
        caughtBy = "padsInFrontOfEachNumberInNativeSizes")
public class SizeWithoutPadding extends PlainFormatSize implements FormatSize {
    @Override
    long alignment(boolean standard, long count, long bytes, String field) {
        return 1;
    }
}
