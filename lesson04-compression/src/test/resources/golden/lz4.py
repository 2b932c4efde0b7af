"""Makes lz4.txt: blocks that the lz4 tool compressed, and what they are made of.

    python3 lz4.py > lz4.txt

Another version may compress differently, so the first line says which one it was.
"""
import re
import shutil
import subprocess
import sys

if not shutil.which("lz4"):
    print("# no lz4")
    sys.exit()


def block(data):
    """The block in a frame: magic 4, flags 2, header checksum 1, then its size in 4."""
    frame = subprocess.run(
        ["lz4", "-c", "-9", "--no-frame-crc"], input=data, capture_output=True, check=True
    ).stdout
    size = int.from_bytes(frame[7:11], "little")
    assert size < 1 << 31, "not compressed"
    return frame[11 : 11 + size]


def show(name, data):
    print(name, data.hex(" "), sep=": ")


JSON = b'[{"id":17,"name":"sensor-17","unit":"mm"},{"id":18,"name":"sensor-18","unit":"mm"},' + \
    b'{"id":19,"name":"sensor-19","unit":"mm"},{"id":20,"name":"\xc5\xbdi\xc5\xbeka","unit":"\x00\x80\xff"}]'
RUN = b"a" * 600
STEPS = bytes(range(256)) + bytes(range(200)) + b"the end"

version = subprocess.run(["lz4", "--version"], capture_output=True, check=True).stdout.decode()
print("# lz4", re.search(r"v?[0-9]+[.][0-9.]+", version).group())
for name, data in ("json", JSON), ("run", RUN), ("steps", STEPS):
    show(name, data)
    show(name + " block", block(data))
