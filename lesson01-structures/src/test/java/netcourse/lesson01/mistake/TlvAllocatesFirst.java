package netcourse.lesson01.mistake;

import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson01.Profile;
import netcourse.lesson01.TlvReader;
import netcourse.lesson01.answer.SolvedTlvReader;

@Mistake(
        id = "tlv-allocates-first",
        does = "makes an array of the length, then looks whether the value is there",
        sees =
                "Three bytes from a peer cost you 64 KiB, and with a longer length field gigabytes. Compare first: no number from a peer reaches new byte[n] unchecked.",
        caughtBy = "takesNoMemoryForLengthThatLies")
public class TlvAllocatesFirst extends SolvedTlvReader implements TlvReader {
    @Override
    public Profile read(byte[] bytes) throws ProtocolException {
        for (int at = 0; at + 3 <= bytes.length; ) {
            int length = (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff;
            byte[] value = new byte[length];
            int there = Math.min(length, bytes.length - at - 3);
            System.arraycopy(bytes, at + 3, value, 0, there);
            if (there < length) {
                throw new ProtocolException(
                        "value (byte %d) needs %d bytes, %d are left"
                                .formatted(at + 3, value.length, there));
            }
            at += 3 + length;
        }
        return super.read(bytes);
    }
}
