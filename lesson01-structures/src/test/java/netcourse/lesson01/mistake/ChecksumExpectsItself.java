package netcourse.lesson01.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson01.InternetChecksum;

@Mistake(
        id = "checksum-expects-ffff",
        does = "expects ffff where the complement must be 0",
        sees =
                "The sum over bytes with their checksum is ffff, so its complement, which checksum returns, is 0.",
        caughtBy = "knowsWhetherBytesArrivedAsTheyWereSent")
public class ChecksumExpectsItself implements InternetChecksum {
    @Override
    public int checksum(byte[] bytes) {
        long sum = 0;
        for (int i = 0; i < bytes.length; i++) {
            int octet = bytes[i] & 0xff;
            sum += i % 2 == 0 ? octet << 8 : octet;
        }
        while (sum > 0xffff) {
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        return (int) (~sum & 0xffff);
    }

    @Override
    public boolean isRight(byte[] bytes) {
        return checksum(bytes) == 0xffff;
    }
}
