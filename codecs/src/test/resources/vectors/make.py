#!/usr/bin/python3
"""Makes the compressed files beside it, with the tools themselves.

Debian's packages gzip, zstd, lz4, python3-lz4 and python3-snappy suffice, and its python3:

    /usr/bin/python3 make.py

The name says what is in a file: "empty", "small" (300 bytes of lines), "lines" (150,000), "double" (small, twice); what
is in the folder "refused" is valid for its tool, and not for decoders that have no dictionary, keep a window within its
limit, and know no formats of the past.
"""

import pathlib
import struct
import subprocess
import zlib

import lz4.frame
import snappy

HERE = pathlib.Path(__file__).parent


def lines(size):
    """The same as in Contents.java."""
    line = "{0}: the square of {0} ends in {1}, and what stands here stands in every line of this text\n"
    return "".join(line.format(i, i * i % 100) for i in range(size // 80 + 1)).encode()[:size]


EMPTY, SMALL, LINES = b"", lines(300), lines(150_000)
DICTIONARY = lines(4000)


def pipe(content, *command):
    return subprocess.run(command, input=content, stdout=subprocess.PIPE, check=True).stdout


def from_file(content, *command):
    """For what the tools write only where they know the size."""
    path = HERE / "content.tmp"
    path.write_bytes(content)
    try:
        return pipe(b"", *command, str(path))
    finally:
        path.unlink()


def write(name, content):
    path = HERE / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)


def deflated(content, level=6, bits=15, dictionary=None):
    more = {} if dictionary is None else {"zdict": dictionary}
    encoder = zlib.compressobj(level, zlib.DEFLATED, bits, **more)
    return encoder.compress(content) + encoder.flush()


def flushed(content):
    encoder = zlib.compressobj(6, zlib.DEFLATED, -15)
    parts = [encoder.compress(content[i : i + 50]) + encoder.flush(zlib.Z_SYNC_FLUSH) for i in range(0, len(content), 50)]
    return b"".join(parts) + encoder.flush()


def with_header(flags, more):
    body = pipe(SMALL, "gzip", "-nc")[10:]
    header = b"\x1f\x8b\x08" + bytes([flags]) + struct.pack("<IBB", 1_700_000_000, 2, 3) + more
    return header, body


def gzip_header_fields():
    """Extra field, name, comment and checksum of the header, which the tool never writes together."""
    header, body = with_header(0x1E, struct.pack("<H", 4) + b"xy\0\0" + b"name\0" + b"a comment\0")
    return header + struct.pack("<H", zlib.crc32(header) & 0xFFFF) + body


def skippable(content):
    return struct.pack("<II", 0x184D2A57, len(content)) + content


for name, content in {"empty": EMPTY, "small": SMALL, "lines": LINES}.items():
    write(f"{name}.deflate", deflated(content, bits=-15))
    write(f"{name}.zlib", deflated(content))
    write(f"{name}.gz", pipe(content, "gzip", "-nc"))
    write(f"{name}.zst", from_file(content, "zstd", "-qc3"))
    write(f"{name}-pipe.zst", pipe(content, "zstd", "-qc3"))
    write(f"{name}.lz4", pipe(content, "lz4", "-qc"))
    write(f"{name}-python.lz4", lz4.frame.compress(content))
    write(f"{name}.snappy", snappy.compress(content))

write("small-stored.deflate", deflated(SMALL, 0, -15))
write("small-flushed.deflate", flushed(SMALL))
write("small-window-9.zlib", deflated(SMALL, bits=9))
write("lines-1.gz", pipe(LINES, "gzip", "-nc1"))
write("small-named.gz", from_file(SMALL, "gzip", "-c"))
write("small-fields.gz", gzip_header_fields())
write("double.gz", pipe(SMALL, "gzip", "-nc") + pipe(SMALL, "gzip", "-nc9"))
write("small-and-empty.gz", pipe(SMALL, "gzip", "-nc") + pipe(EMPTY, "gzip", "-nc"))
write("lines-19.zst", from_file(LINES, "zstd", "-qc19"))
write("lines-fast.zst", pipe(LINES, "zstd", "-qc", "--fast=5"))
write("small-no-check.zst", pipe(SMALL, "zstd", "-qc", "--no-check"))
write("double.zst", pipe(SMALL, "zstd", "-qc") + from_file(SMALL, "zstd", "-qc"))
write("small-skippable.zst", skippable(b"not ours") + pipe(SMALL, "zstd", "-qc") + skippable(b""))
write("lines-linked.lz4", pipe(LINES, "lz4", "-qcBD", "-B4"))
write("lines-checked.lz4", pipe(LINES, "lz4", "-qcBX", "-B5"))
write("lines-linked-checked.lz4", pipe(LINES, "lz4", "-qc9BD", "-BX", "-B4"))
write("lines-size.lz4", from_file(LINES, "lz4", "-qc", "--content-size", "-B6"))
write("small-no-check.lz4", pipe(SMALL, "lz4", "-qc", "--no-frame-crc"))
write("double.lz4", pipe(SMALL, "lz4", "-qc") + lz4.frame.compress(SMALL))
write("small-skippable.lz4", skippable(b"not ours") + pipe(SMALL, "lz4", "-qc") + skippable(b""))
write("lines-python-checked.lz4", lz4.frame.compress(LINES, block_checksum=True, content_checksum=True))

write("refused/dictionary.zlib", deflated(SMALL, dictionary=DICTIONARY))
(HERE / "dictionary.tmp").write_bytes(DICTIONARY)
write("refused/dictionary.lz4", pipe(SMALL, "lz4", "-qcD", str(HERE / "dictionary.tmp")))
(HERE / "dictionary.tmp").unlink()
write("refused/legacy.lz4", pipe(SMALL, "lz4", "-qcl"))
# Right in one shot, where the window is the target: only as a stream it is refused.
write("refused/as-a-stream.zst", pipe(SMALL, "zstd", "-qc", "--long=27"))

# What the fuzzers begin with: the small ones, after a byte that says "1 MiB, in parts of 64 bytes".
FUZZERS = {".deflate": "Deflate", ".zlib": "Zlib", ".gz": "Gzip", ".zst": "Zstd", ".lz4": "Lz4", ".snappy": "Snappy"}
for path in [p for p in [*HERE.iterdir(), *(HERE / "refused").iterdir()] if p.suffix in FUZZERS]:
    if path.stat().st_size < 1000:
        corpus = HERE.parent / f"netcourse/codecs/{FUZZERS[path.suffix]}FuzzInputs/bytesFromOutside"
        corpus.mkdir(parents=True, exist_ok=True)
        (corpus / path.stem).write_bytes(b"\xff" + path.read_bytes())
