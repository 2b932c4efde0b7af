package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson03.FormatSize;

@Mistake(
        id = "size-reads-one-digit",
        does = "takes one digit for the whole count",
        sees =
                "16s is a count of 16. With one digit it is a 1 and then a 6s, or an error that blames a good format.",
        caughtBy = "multipliesByTheCount")
public class SizeReadsOneDigit extends PlainFormatSize implements FormatSize {
    @Override
    String[] fields(String codes, int from) {
        return super.fields(codes.replaceAll("[0-9]+(?=[0-9])", ""), from);
    }
}
