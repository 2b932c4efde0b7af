"""Makes headers.txt, the headers of exercise 3.2, by Python's struct module.

    python3 headers.py > headers.txt

A line is the five numbers, flags, protocol, error, sequence and body length, and the 16 bytes.
"""
import struct

for numbers in (
    (0, 1, 0, 7, 5),
    (1, 0x0102, 0x0304, 0x05060708, 0x090A0B0C),
    (8, 0, 0, 0, 0),
    (15, 65535, 65535, 4294967295, 4294967295),
    (2, 32768, 0, 2147483648, 1048576),
    (4, 200, 0, 4000000000, 2147483647),
    (5, 50000, 60000, 2147483647, 3000000000),
):
    header = struct.pack("!2sBBHHII", b"NC", 1, *numbers)
    print(" ".join(map(str, numbers)), header.hex(" "), sep=": ")
