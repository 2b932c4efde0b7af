package netcourse.lesson01.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson01.InternetChecksum;

@Mistake(
        id = "checksum-loses-carry",
        does = "keeps 16 bits of the sum and drops the rest",
        sees =
                "What does not fit into 16 bits is added at the low end again; cut off, each carry makes the sum 1 too small.",
        caughtBy = "addsTheCarryAgain")
public class ChecksumLosesCarry implements InternetChecksum {
    @Override
    public int checksum(byte[] bytes) {
        int sum = 0;
        for (int i = 0; i < bytes.length; i++) {
            int octet = bytes[i] & 0xff;
            sum += i % 2 == 0 ? octet << 8 : octet;
        }
        return ~sum & 0xffff;
    }

    @Override
    public boolean isRight(byte[] bytes) {
        return checksum(bytes) == 0;
    }
}
