package netcourse.lesson01.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson01.InternetChecksum;

@Mistake(
        id = "checksum-pads-in-front",
        does = "puts the zero of an odd length before the last byte",
        sees =
                "The last byte is the high half of its number, and the zero stands behind it: 07 counts as 0700.",
        caughtBy = "padsOddLengthWithZeroBehind")
public class ChecksumPadsInFront implements InternetChecksum {
    @Override
    public int checksum(byte[] bytes) {
        long sum = 0;
        for (int i = 0; i < bytes.length; i++) {
            int octet = bytes[i] & 0xff;
            sum += i % 2 == 0 ? (i == bytes.length - 1 ? octet : octet << 8) : octet;
        }
        while (sum > 0xffff) {
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        return (int) (~sum & 0xffff);
    }

    @Override
    public boolean isRight(byte[] bytes) {
        return checksum(bytes) == 0;
    }
}
