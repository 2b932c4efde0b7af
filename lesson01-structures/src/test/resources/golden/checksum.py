"""Makes checksum.txt: bytes of exercise 1.7, and behind each line the checksum.

    python3 checksum.py > checksum.txt

It adds no words and folds no carries. The bytes are one great number here, and its remainder on
division by 65535 is the sum that RFC 1071 means, since 65536 leaves 1; only a sum of ffff looks
like 0. The two published examples are compared with what their authors say.
"""


def checksum(data):
    number = int.from_bytes(data + b"\x00" * (len(data) % 2), "big")
    remainder = number % 65535
    return 65535 - (65535 if remainder == 0 and number > 0 else remainder)


def show(name, data, published=None):
    data = bytes.fromhex(data)
    result = checksum(data)
    assert published in (None, result), name
    print(name, data.hex(" "), sep=": ")
    print(name + ".checksum", result.to_bytes(2, "big").hex(" "), sep=": ")


show("small", "12 34 56 78")
show("carry", "7f 7f 7f 7f 7f 7f")
# RFC 1071, section 3: the sum is ddf2.
show("rfc1071", "00 01 f2 03 f4 f5 f6 f7", 0xFFFF - 0xDDF2)
# The example of an IPv4 header in Wikipedia's "Internet checksum", the field set to zero.
show("ipv4", "45 00 00 73 00 00 40 00 40 11 00 00 c0 a8 00 01 c0 a8 00 c7", 0xB861)
# An ICMP echo request (RFC 792) with 5 bytes of data, the field, bytes 2 and 3, set to zero.
show("echo", "08 00 00 00 12 34 00 01 68 65 6c 6c 6f")
show("twice", "ff ff ff ff 00 01")
show("odd", "01 02 03")
show("oddhigh", "ff 00 80")
show("one", "07")
show("zeros", "00 00 00 00")
show("ones", "ff ff")
