"""Makes the lines of struct-vectors.txt with CPython's own struct module: what Struct must agree with.

    python3.11 struct-vectors.py > struct-vectors.txt        (on 64-bit Linux; the first line says on which)

Columns are separated by tabs. What is not printable ASCII in a format is an octal escape.

    size    format                          size
    pack    format  values                  bytes
    into    format  buffer  offset  values  buffer
    unpack  format  bytes                   values
    from    format  buffer  offset          values
    iter    format  bytes                   values | values

A value is i:integer, d:the bits of a double, t:True, b:bytes, s:text or n: for None. The last
column is ! where CPython refuses. Left out is only what is no agreement: "0p", with which CPython 3.11 writes
beyond the field, and sizes from 2147483640 up.
"""
import math
import platform
import random
import struct
import sys

ORDERS = ("", "@", "=", "<", ">", "!")
INTEGERS = "bBhHiIlLqQ"
NATIVE = "nNP"
RANDOM = random.Random(20261124)


def shown(text):
    return "".join(c if " " < c <= "~" and c != "\\" else "\\%03o" % ord(c) for c in text)


def value(v):
    if v is None:
        return "n:"
    if isinstance(v, bool):
        return "t:%s" % v
    if isinstance(v, int):
        return "i:%d" % v
    if isinstance(v, float):
        return "d:%s" % struct.pack(">d", v).hex()
    if isinstance(v, bytes):
        return "b:%s" % v.hex()
    return "s:%s" % v


def values(vs):
    return " ".join(map(value, vs))


def unpacked(vs):
    nan = [isinstance(v, float) and math.isnan(v) for v in vs]
    return " ".join("d:nan" if n else value(v) for n, v in zip(nan, vs))


def line(call, show, *columns):
    try:
        result = show(call())
    except (struct.error, OverflowError, TypeError, UnicodeError):
        result = "!"
    print(*columns, result, sep="\t")


def size(fmt):
    line(lambda: struct.calcsize(fmt), str, "size", shown(fmt))


def pack(fmt, *args):
    line(lambda: struct.pack(fmt, *args), bytes.hex, "pack", shown(fmt), values(args))


def into(fmt, buffer, offset, *args):
    copy = bytearray(buffer)

    def call():
        struct.pack_into(fmt, copy, offset, *args)
        return bytes(copy)

    line(call, bytes.hex, "into", shown(fmt), buffer.hex(), offset, values(args))


def unpack(fmt, buffer):
    line(lambda: struct.unpack(fmt, buffer), unpacked, "unpack", shown(fmt), buffer.hex())


def unpack_from(fmt, buffer, offset):
    line(lambda: struct.unpack_from(fmt, buffer, offset), unpacked, "from", shown(fmt), buffer.hex(), offset)


def iterate(fmt, buffer):
    line(
        lambda: list(struct.iter_unpack(fmt, buffer)),
        lambda all: " | ".join(map(unpacked, all)),
        "iter",
        shown(fmt),
        buffer.hex(),
    )


def both(fmt, *args):
    pack(fmt, *args)
    unpack(fmt, struct.pack(fmt, *args))


def formats():
    for order in ORDERS:
        for code in "xcb?B" + INTEGERS + NATIVE + "efdsp" + "aAzZtTgGuUvVwW0y":
            size(order + code)
            size(order + "3" + code)
            # Alignment behind one byte, at the end, and of nothing.
            size(order + "B" + code)
            size(order + code + "B")
            size(order + "B0" + code)
            size(order + "B0" + code + "B")
    for fmt in (
        *("", "<", "<<", "<>", "@@", " <i", "< i", "i<", "\t\n\v\f\r i", "i ", "2 i", "i 2", "i i", "3", "<3", "3i4"),
        *("c12345", "14s42", "0000000000000000000000000000000002i", "0", "00x", "0i0q0B", "B0q0x", "-1i", "+1i", "1.5i"),
        *("\0", "2\0i", "i\0", "i\x85", "\x85i", "\xa0", "2\xa0i", "i\x1f", "i\x7f", "i_i", "i,i", "1_0i", "!2sBBHHII"),
        *("99999999999999999999999i", "9223372036854775808x", "9223372036854775807xB", "4611686018427387904h"),
        *("1152921504606846976q", "2147483639x", "2147483624xq", "1000000000s1000000000p", "i99999999999999999999"),
        *("cbxxxxxxhhhhiillffd?", "3c3b18x12h6i6l6f3d3?", "xxxx", "187s", "100H", "20p", "bhilqefdP", "dbdbd", "?x?i?q?"),
    ):
        size(fmt)
    # Those of exercise 3.1.
    for fmt in (
        *("<BHIQ", ">bhiq", "=xc?s", "!fd", "<QIHB", ">qihb", "!dfhc?x", "<3H", "4s", "10x", "<16s2I", "<100B12H", "@l", "<l", "=L", ">2l", "L"),
        *("@BI", "BHQ", "@BHBI", "HBH", "B3H", "@Bd", "Bl", "<BI", "!BHQ", "@B16s", "@BxI", "@IB", "@IB0I", "BQB0Q"),
        *("QB", "@BI0q", "B0H", "<B0I", "0s", "0Q", "B0sH", "< B  H", "@B\tI\n", "\nB I ", "> 2H 3B", "<02H", "<000000000012B"),
        *("Bk", "B<H", " <H", "@@H", "H16", "<4", "2 H", "B-1H", "<B 12", "H\0", "99999999999999999999x"),
    ):
        size(fmt)
    for fmt in ("c12345", "14s42", "\0", "Z", "<n", ">P", "=N"):
        pack(fmt, b"x")
        unpack(fmt, b"x")
        into(fmt, bytes(8), 0, b"x")
        unpack_from(fmt, bytes(8), 0)


def integers():
    for order in ORDERS:
        for code in INTEGERS + (NATIVE if order in ("", "@") else ""):
            bits = 8 * struct.calcsize(order + code)
            powers = {0, 7, 8, bits - 1, bits, bits + 1, 63, 64, 65}
            bases = sorted({1 << p for p in powers} | {300, 700000, sys.maxsize * 4})
            for n in sorted({sign * base + d for base in bases for sign in (-1, 1) for d in (-1, 0, 1)}):
                pack(order + code, n)
            for _ in range(3):
                unpack(order + code, RANDOM.randbytes(bits // 8))
            unpack(order + code, b"\xff" * (bits // 8))
            unpack(order + code, b"\x80" + bytes(bits // 8 - 1))
            unpack(order + code, bytes(bits // 8 - 1) + b"\x80")
            unpack(order + code, bytes(bits // 8 + 1))
            unpack(order + code, bytes(bits // 8 - 1))
    for code in INTEGERS + NATIVE:
        for bad in (1.0, 1.5, "7", b"7", None, True, False, float("nan")):
            pack(code, bad)


FLOATS = (
    *(0.0, -0.0, 1.0, -2.0, 2.0, 3.1415, 0.1, 1 / 3, 65504.0, 65519.0, 65519.99999999999, 65520.0, 65536.0, 1e300),
    *(2.0**-14, 2.0**-24, 2.0**-25, 2.0**-25 + 2.0**-35, 2.0**-26, 2.0**-14 - 2.0**-24, 2.0**-14 - 2.0**-25),
    *(2.0**-14 - 2.0**-25 - 2.0**-65, 1.0 + 2.0**-11, 1.0 + 2.0**-12, 1.0 + 2.0**-11 + 2.0**-16, 3 * 2.0**-25),
    *(5 * 2.0**-25, 0x1FFDFFFFFF * 2**-26, 5e-324, 2.0**-1022, 2.0**-149, 2.0**-150, 3 * 2.0**-150, 2.0**-126),
    *(math.ldexp((1 << 24) - 1, 104), math.ldexp((1 << 25) - 1, 103), 3.4028235677973362e38, sys.float_info.max),
    *(float("inf"), float("nan"), 2049.0, 2050.0, 2051.0, 1 + 2**-24, 1 + 3 * 2**-24, 1 + 2**-23),
    *(struct.unpack("<d", struct.pack("<Q", bits))[0] for bits in (0x7FF0000000000001, 0x7FF8000020000001, 0x7FFFFFFFFFFFFFFF)),
)


def floats():
    for order in ("@", "=", "<", ">"):
        for code in "efd":
            for f in FLOATS:
                for x in (f, math.copysign(f, -math.copysign(1, f))):
                    pack(order + code, x)
            for n in (0, 1, -1, 2049, 65504, 65519, 65520, 2**24 + 1, 2**53 + 1, 2**63, 2**127, 2**128 - 2**103, 2**128):
                pack(order + code, n)
            for n in (2**1023, 2**1024 - 2**970, 2**1024 - 2**970 - 1, 2**1024, -(2**1024), 10**400):
                pack(order + code, n)
            for bad in ("1.0", b"1", None, True, False):
                pack(order + code, bad)
    for bits in (*range(0, 65536, 257), 1, 0x3FF, 0x400, 0x7BFF, 0x7C00, 0x7C01, 0x7E00, 0x7FFF, 0xFC00, 0xFC01, 0xFFFF):
        unpack("<e", struct.pack("<H", bits))
        unpack(">e", struct.pack(">H", bits))
    for bits in (0, 1, 0x80000000, 0x7F7FFFFF, 0x7F800000, 0xFF800000, 0x7F800001, 0x7FC00000, 0xFFFFFFFF, 0x3DCCCCCD):
        for order in ("@", "=", "<", ">"):
            unpack(order + "f", struct.pack(order + "I", bits))
    for _ in range(200):
        pack("<e", RANDOM.uniform(-1, 1) * 2.0 ** RANDOM.randrange(-30, 18))
        pack(">f", RANDOM.uniform(-1, 1) * 2.0 ** RANDOM.randrange(-155, 130))


def texts():
    for order in ORDERS:
        for fmt in ("c", "s", "0s", "1s", "9s", "10s", "11s", "20s", "p", "1p", "2p", "3p", "4p", "5p", "6p", "20p"):
            for arg in (b"", b"a", b"abc", b"helloworld", b"\0\xff", "a", 7, None, True):
                pack(order + fmt, arg)
    pack("1000p", b"x" * 1000)
    for n in (254, 255, 256, 257, 258, 300):
        both("%dp" % n, b"y" * n)
        both("%dpB" % n, b"y" * n, 7)
    for buffer in (b"\0\0\0\0", b"\1abc", b"\3abc", b"\4abc", b"\xffabc", b"\2a\0c"):
        unpack("4p", buffer)
        unpack("4s", buffer)
        unpack("4c", buffer)
        unpack("p3s", buffer)
    for n in range(6):
        unpack("4s", b"abcdefgh"[:n])
    both("4sx2p0s", b"ab", b"c", b"zz")
    for b in range(0, 256, 15):
        unpack("?", bytes([b]))
        unpack(">?x?", bytes([b, 9, 255 - b]))
    for v in (0, 1, 3, -1, 2**70, True, False, None, 0.0, -0.0, 0.5, float("nan"), b"", b"\0", "", "False"):
        pack("?", v)
        pack(">?", v)


def buffers():
    dirty = b"\xff" * 12
    for offset in (-13, -12, -11, -8, -7, -2, -1, 0, 1, 5, 8, 9, 11, 12, 13, 2147483647, -2147483648):
        into("<BxH", dirty, offset, 1, 2)
        into("4s", dirty, offset, b"a")
        into("", dirty, offset)
        unpack_from("<BxH", bytes(range(12)), offset)
        unpack_from("4s", bytes(range(12)), offset)
        unpack_from("", bytes(range(12)), offset)
    into("b", b"\0", 5, 1)
    unpack_from("b", b"\0", 5)
    into("Bi5s0q", b"\xff" * 20, 2, 1, 2, b"abc")
    into("21s", b" " * 30, 4, b"Reykjavik rocks, eow!")
    into("21s", b" " * 10, 0, b"Reykjavik rocks, eow!")
    for n in range(0, 18):
        for fmt in ("", ">", ">IB", "<h", ">ibcp", "x", "0i", "5s"):
            iterate(fmt, bytes(range(1, n + 1)))
    for fmt, n in (("iii", 3), ("i", 1), ("", 0), ("3x", 0), ("2s", 1), ("0i", 0), ("0s", 1), ("2B3x", 2)):
        for given in range(n + 2):
            pack(fmt, *([1] * given if "s" not in fmt else [b"a"] * given))
            into(fmt, bytes(16), 0, *([1] * given if "s" not in fmt else [b"a"] * given))
    for fmt, n in (("!2sBBHHII", 16), ("ii", 8), ("Bq", 16), ("Bq0i", 16)):
        for length in range(n - 2, n + 3):
            unpack(fmt, bytes(range(1, length + 1)))


def any_value(code, text):
    if code in "sp":
        return RANDOM.randbytes(RANDOM.randrange(0, text + 3))
    if code == "c":
        return RANDOM.randbytes(1)
    if code == "?":
        return RANDOM.random() < 0.5
    if code == "e":
        return RANDOM.uniform(-65000, 65000)
    if code in "fd":
        return RANDOM.uniform(-1, 1) * 2.0 ** RANDOM.randrange(-100, 100)
    bits = 8 * struct.calcsize(code.replace("l", "i").replace("L", "I"))
    return RANDOM.getrandbits(bits) - (1 << (bits - 1) if code.islower() else 0)


def mixtures():
    for _ in range(400):
        order = RANDOM.choice(ORDERS)
        codes = "xxcbB?hHiIlLqQefdsp" + (NATIVE if order in ("", "@") else "")
        fmt, args = order, []
        for _ in range(RANDOM.randrange(1, 8)):
            code = RANDOM.choice(codes)
            count = RANDOM.choice((None, None, None, 0, 1, 2, 5))
            if code == "p" and count == 0:
                count = 3
            fmt += RANDOM.choice(("", "", " ")) + ("" if count is None else str(count)) + code
            n = 1 if count is None else count
            if code in "sp":
                args.append(any_value(code, n))
            elif code != "x":
                args += [any_value(code, 0) for _ in range(n)]
        both(fmt, *args)
        unpack(fmt, RANDOM.randbytes(struct.calcsize(fmt)))


print(
    "# CPython %s, %s, %s-endian, calcsize('l') = %d"
    % (platform.python_version(), platform.system(), sys.byteorder, struct.calcsize("l"))
)
formats()
integers()
floats()
texts()
buffers()
mixtures()
