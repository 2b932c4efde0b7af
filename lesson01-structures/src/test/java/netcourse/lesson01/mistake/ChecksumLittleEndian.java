package netcourse.lesson01.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson01.InternetChecksum;

@Mistake(
        id = "checksum-little-endian",
        does = "takes the first byte of each two for the low one",
        sees =
                "Every digit is right, and the two bytes have changed places: on the wire the high byte comes first.",
        caughtBy = "addsBigEndianNumbersAndComplements")
public class ChecksumLittleEndian implements InternetChecksum {
    @Override
    public int checksum(byte[] bytes) {
        long sum = 0;
        for (int i = 0; i < bytes.length; i++) {
            int octet = bytes[i] & 0xff;
            sum += i % 2 == 0 ? octet : octet << 8;
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
