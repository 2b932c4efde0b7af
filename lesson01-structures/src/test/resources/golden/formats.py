"""Makes formats.txt: peer entries in the five formats of RecordFormats, by Python's json and struct.

    python3 formats.py > formats.txt
"""
import json
import struct


def show(entry, kind, id, port, name):
    fields = {"kind": kind, "id": id, "port": port} | ({"name": name} if name else {})
    values = [(1, struct.pack("!B", kind)), (2, struct.pack("!I", id)), (3, struct.pack("!H", port))]
    values += [(4, name.encode("ascii"))] if name else []
    formats = {
        "JSON": json.dumps(fields, separators=(",", ":")).encode("ascii"),
        "LINES": "".join(f"{k}: {v}\r\n" for k, v in fields.items()).encode("ascii") + b"\r\n",
        "C_STRUCT": struct.pack("<B3xIH8s2x", kind, id, port, name.encode("ascii")),
        "PACKED": struct.pack("!BIH8s", kind, id, port, name.encode("ascii")),
        "TLV": b"".join(struct.pack("!BH", tag, len(value)) + value for tag, value in values),
    }
    for format, data in formats.items():
        print(f"{entry}-{format}: {data.hex(' ')}")


show("small", 1, 7, 80, "")
show("yours", 2, 1700000000, 12580, "ada")
show("largest", 255, 4294967295, 65535, "gateway1")
show("escaped", 0, 0, 0, 'a"b\\c')
