package netcourse.codecs;

/// XXH32 with seed 0, the checksum of LZ4 frames: the specification of the xxHash project. It finds
/// accidents, as a CRC does, and stops no attacker.
final class XxHash32 {
    private static final int PRIME_1 = 0x9e37_79b1;
    private static final int PRIME_2 = 0x85eb_ca77;
    private static final int PRIME_3 = 0xc2b2_ae3d;
    private static final int PRIME_4 = 0x27d4_eb2f;
    private static final int PRIME_5 = 0x1656_67b1;
    private static final int STRIPE = 16;

    private final byte[] rest = new byte[STRIPE];
    private int a;
    private int b;
    private int c;
    private int d;
    private long total;

    XxHash32() {
        reset();
    }

    void reset() {
        a = PRIME_1 + PRIME_2;
        b = PRIME_2;
        c = 0;
        d = -PRIME_1;
        total = 0;
    }

    /// The checksum of these bytes alone.
    int of(byte[] bytes, int from, int count) {
        reset();
        update(bytes, from, count);
        return value();
    }

    void update(byte[] bytes, int from, int count) {
        int end = from + count;
        int held = (int) (total % STRIPE);
        total += count;
        if (held > 0) {
            int taken = Math.min(count, STRIPE - held);
            System.arraycopy(bytes, from, rest, held, taken);
            from += taken;
            if (held + taken < STRIPE) {
                return;
            }
            stripes(rest, 0, STRIPE);
        }
        int whole = from + (end - from) / STRIPE * STRIPE;
        stripes(bytes, from, whole);
        System.arraycopy(bytes, whole, rest, 0, end - whole);
    }

    private void stripes(byte[] bytes, int from, int to) {
        int a = this.a;
        int b = this.b;
        int c = this.c;
        int d = this.d;
        for (int at = from; at < to; at += STRIPE) {
            a = round(a, LittleEndian.getInt(bytes, at));
            b = round(b, LittleEndian.getInt(bytes, at + 4));
            c = round(c, LittleEndian.getInt(bytes, at + 8));
            d = round(d, LittleEndian.getInt(bytes, at + 12));
        }
        this.a = a;
        this.b = b;
        this.c = c;
        this.d = d;
    }

    private static int round(int lane, int input) {
        return Integer.rotateLeft(lane + input * PRIME_2, 13) * PRIME_1;
    }

    int value() {
        int hash =
                total < STRIPE
                        ? PRIME_5
                        : Integer.rotateLeft(a, 1)
                                + Integer.rotateLeft(b, 7)
                                + Integer.rotateLeft(c, 12)
                                + Integer.rotateLeft(d, 18);
        hash += (int) total;
        int held = (int) (total % STRIPE);
        int at = 0;
        for (; at + 4 <= held; at += 4) {
            hash = Integer.rotateLeft(hash + LittleEndian.getInt(rest, at) * PRIME_3, 17) * PRIME_4;
        }
        for (; at < held; at++) {
            hash = Integer.rotateLeft(hash + (rest[at] & 0xff) * PRIME_5, 11) * PRIME_1;
        }
        hash = (hash ^ hash >>> 15) * PRIME_2;
        hash = (hash ^ hash >>> 13) * PRIME_3;
        return hash ^ hash >>> 16;
    }
}
