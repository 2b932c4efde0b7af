"""Makes messages.txt: messages of the course, and headers to refuse, by Python's struct module.

    python3 messages.py > messages.txt
"""
import struct

RESPONSE, COMPRESSED, ONE_WAY = 1, 2, 8


def message(flags, protocol, error, sequence, body, magic=b"NC", version=1, length=None):
    length = len(body) if length is None else length
    return struct.pack("!2sBBHHII", magic, version, flags, protocol, error, sequence, length) + body


def show(name, data):
    print(name, data.hex(" "), sep=": ")


show("hello", message(0, 1, 0, 7, b"hello"))
show("nothing", message(ONE_WAY, 9, 0, 0, b""))
show("failed", message(RESPONSE, 65535, 3, 4294967295, "\u017d".encode()))
show("twin", message(0, 1, 0, 8, b"NC\x01\x00" * 5))
show("packed", message(COMPRESSED, 2, 0, 1, b"\x00"))

show("bad magic", message(0, 1, 0, 7, b"", magic=b"NH"))
show("bad magic before all", message(255, 1, 9, 7, b"", magic=b"GE", version=84, length=4294967295))
show("bad version", message(0, 1, 0, 7, b"", version=2))
show("bad flags", message(16, 1, 0, 7, b""))
show("bad error", message(0, 1, 5, 7, b""))
show("length 41", message(0, 1, 0, 7, b"", length=41))
show("length 2147483647", message(0, 1, 0, 7, b"", length=2147483647))
show("length 2147483648", message(0, 1, 0, 7, b"", length=2147483648))
show("length 4294967295", message(0, 1, 0, 7, b"", length=4294967295))
