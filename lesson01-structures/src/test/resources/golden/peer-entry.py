"""Makes the lines of peer-entry.txt by Python's struct module, to compare with the C compiler's.

    python3 peer-entry.py | diff - peer-entry.txt

@ is this machine's own alignment, and 0I at the end pads to a multiple of 4; without it the size
would be 18.
"""
import struct

FORMAT = "@BIH8s0I"


def show(name, message):
    print(name, message.hex(" "), sep=": ")


print(
    "# sizeof %d, id at %d, port at %d, name at %d"
    % (
        struct.calcsize(FORMAT),
        struct.calcsize("@BI") - 4,
        struct.calcsize("@BIH") - 2,
        struct.calcsize("@BIH8s") - 8,
    )
)
show("first", struct.pack(FORMAT, 1, 0x01020304, 0x0506, b"ada"))
show("full", struct.pack(FORMAT, 2, 7, 5000, b"gateway1"))
show("empty", struct.pack(FORMAT, 0, 0, 0, b""))
show("largest", struct.pack(FORMAT, 255, 4294967295, 65535, b"~~~~ ~~~"))
show("blanks", struct.pack(FORMAT, 3, 8, 9, b" a b "))
show("unsigned", struct.pack(FORMAT, 200, 3000000000, 50000, b"b"))
dirty = bytearray(b"\xaa" * 20)
clean = struct.pack(FORMAT, 1, 0x01020304, 0x0506, b"ada")
for start, end in ((0, 1), (4, 10), (10, 14)):
    dirty[start:end] = clean[start:end]
show("dirty", dirty)
