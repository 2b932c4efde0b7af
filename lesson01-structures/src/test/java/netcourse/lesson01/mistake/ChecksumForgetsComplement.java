package netcourse.lesson01.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson01.InternetChecksum;

@Mistake(
        id = "checksum-forgets-complement",
        does = "returns the sum itself",
        sees =
                "The checksum is the complement of the sum, so that sum and checksum together make ffff.",
        caughtBy = "addsBigEndianNumbersAndComplements")
public class ChecksumForgetsComplement implements InternetChecksum {
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
        return (int) (sum);
    }

    @Override
    public boolean isRight(byte[] bytes) {
        return checksum(bytes) == 0xffff;
    }
}
