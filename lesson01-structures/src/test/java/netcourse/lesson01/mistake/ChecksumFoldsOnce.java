package netcourse.lesson01.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson01.InternetChecksum;

@Mistake(
        id = "checksum-folds-once",
        does = "adds the carry once",
        sees =
                "Adding the carry can carry again: 1ffff becomes 10000, and only then 1. Go on until nothing is left above 16 bits.",
        caughtBy = "addsTheCarryOfTheCarryToo")
public class ChecksumFoldsOnce implements InternetChecksum {
    @Override
    public int checksum(byte[] bytes) {
        long sum = 0;
        for (int i = 0; i < bytes.length; i++) {
            int octet = bytes[i] & 0xff;
            sum += i % 2 == 0 ? octet << 8 : octet;
        }
        sum = (sum & 0xffff) + (sum >>> 16);
        return (int) (~sum & 0xffff);
    }

    @Override
    public boolean isRight(byte[] bytes) {
        return checksum(bytes) == 0;
    }
}
