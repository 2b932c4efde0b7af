package netcourse.lesson01.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson01.PrefixedText;
import netcourse.lesson01.answer.SolvedPrefixedText;

@Mistake(
        id = "text-counts-chars",
        does = "writes String.length() for the number of bytes",
        sees =
                "It counts units of UTF-16, and is right as long as all is ASCII. With an accent the reader stops early and takes the rest of the text for the next field.",
        caughtBy = "countsTheLengthInBytes")
public class TextCountsChars extends SolvedPrefixedText implements PrefixedText {
    @Override
    public byte[] encode(String text) {
        byte[] message = super.encode(text);
        message[0] = (byte) (text.length() >> 8);
        message[1] = (byte) text.length();
        return message;
    }
}
