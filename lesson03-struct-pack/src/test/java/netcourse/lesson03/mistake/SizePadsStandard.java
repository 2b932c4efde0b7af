package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson03.FormatSize;

@Mistake(
        id = "size-pads-standard",
        does = "pads with every prefix",
        sees =
                "Padding belongs to the native sizes, @ or no prefix. With =, <, > and ! the fields stand one behind the other: that is why a protocol uses those.",
        caughtBy = "standardSizesHaveNoPadding")
public class SizePadsStandard extends PlainFormatSize implements FormatSize {
    @Override
    long alignment(boolean standard, long count, long bytes, String field) {
        return bytes;
    }
}
