package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson03.FormatSize;

@Mistake(
        id = "size-ignores-unknown",
        does = "skips what it does not know",
        sees =
                "A typing error in a format is then no error: you get a size, and read every field behind it from the wrong place.",
        caughtBy = "refusesWhatIsNoCode")
public class SizeIgnoresUnknown extends PlainFormatSize implements FormatSize {
    @Override
    String[] fields(String codes, int from) {
        String known = codes.replaceAll("[^xcbB?shHiIflLqQd0-9]|[0-9]+\\s*$", "");
        return super.fields(known, from);
    }
}
