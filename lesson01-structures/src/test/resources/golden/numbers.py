"""Makes numbers.txt: numbers of exercise 1.2 in both byte orders, by Python's struct module.

    python3 numbers.py > numbers.txt

A name is the size in bits, b or l for the byte order, and the number.
"""
import struct

NUMBERS = {
    ("16", "H"): [0, 1, 0x0102, 0x0080, 0x7FFF, 0x8000, 0xFFFE, 0xFFFF],
    ("32", "I"): [0, 1, 0x01020304, 0x00000080, 0x00008000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF],
    ("64", "Q"): [
        0,
        1,
        0x0102030405060708,
        0x0000000080000000,
        0x00000000FFFFFFFF,
        0x7FFFFFFFFFFFFFFF,
        0x8000000000000000,
        0xFFFFFFFFFFFFFFFF,
    ],
}

for (bits, code), numbers in NUMBERS.items():
    for number in numbers:
        for order, sign in (("b", ">"), ("l", "<")):
            print(bits + order + str(number), struct.pack(sign + code, number).hex(" "), sep=": ")
