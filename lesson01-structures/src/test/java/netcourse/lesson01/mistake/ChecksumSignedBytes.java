package netcourse.lesson01.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson01.InternetChecksum;

@Mistake(
        id = "checksum-signed-bytes",
        does = "adds the bytes as Java has them, signed",
        sees =
                "A byte from 80 up counts as negative and takes 256 from the sum, or 65536 from the high half: mask it with & 0xff.",
        caughtBy = "takesHighBytesAsUnsigned")
public class ChecksumSignedBytes implements InternetChecksum {
    @Override
    public int checksum(byte[] bytes) {
        int sum = 0;
        for (int i = 0; i < bytes.length; i++) {
            int octet = bytes[i];
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
