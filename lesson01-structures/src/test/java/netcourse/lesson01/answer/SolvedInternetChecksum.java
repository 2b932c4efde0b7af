package netcourse.lesson01.answer;

import netcourse.lesson01.exercise.InternetChecksum;

/// The answer to exercise 1.7.
public class SolvedInternetChecksum implements InternetChecksum {
    // @start region="ones-complement-sum"
    @Override
    public int checksum(byte[] bytes) {
        long sum = 0;
        for (int i = 0; i < bytes.length; i++) {
            int octet = Byte.toUnsignedInt(bytes[i]);
            sum += i % 2 == 0 ? octet << 8 : octet;
        }
        while (sum > 0xffff) { // adding the carry may carry again
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        return (int) ~sum & 0xffff;
    }

    @Override
    public boolean isRight(byte[] bytes) {
        return checksum(bytes) == 0;
    }
    // @end
}
