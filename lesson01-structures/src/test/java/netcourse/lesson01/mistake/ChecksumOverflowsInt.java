package netcourse.lesson01.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson01.InternetChecksum;

@Mistake(
        id = "checksum-overflows-int",
        does = "adds a long row of bytes in an int",
        sees =
                "An int holds the sum of 65537 numbers of 16 bits at most, of half as many if it is signed. Behind that carries are lost: use a long, or fold as you go.",
        caughtBy = "addsAnyNumberOfBytes")
public class ChecksumOverflowsInt implements InternetChecksum {
    @Override
    public int checksum(byte[] bytes) {
        int sum = 0;
        for (int i = 0; i < bytes.length; i++) {
            int octet = bytes[i] & 0xff;
            sum += i % 2 == 0 ? octet << 8 : octet;
        }
        while (sum >>> 16 != 0) {
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        return ~sum & 0xffff;
    }

    @Override
    public boolean isRight(byte[] bytes) {
        return checksum(bytes) == 0;
    }
}
