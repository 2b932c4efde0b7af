"""Makes readings.txt: bytes read as numbers by Python's int and struct; floats as hexadecimal floats.

    python3 readings.py > readings.txt
"""
import struct

FLOATS = {2: "e", 4: "f", 8: "d"}

for text in (
    "00 7f 80 ff 01ff ff01 42c8 7c00 fc00 7e00 0001 8000 03ff c3a9c2a3 42c80000 ffffffff 7fffffff "
    "80000000 00000001 007fffff 7f800000 7fc00000 3dcccccd 3ff0000000000000 8000000000000001 "
    "ffffffffffffffff 7fefffffffffffff 0102030405060708 3fb999999999999a fff0000000000000"
).split():
    data = bytes.fromhex(text)
    for order in ("big", "little"):
        sign = [str(int.from_bytes(data, order, signed=signed)) for signed in (False, True)]
        kind = FLOATS.get(len(data))
        value = struct.unpack((">" if order == "big" else "<") + kind, data)[0] if kind else None
        print(text, order, *sign, value.hex() if kind else "none")
