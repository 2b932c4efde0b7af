"""Makes tlv.txt: profiles of exercise 1.6, by Python's struct module.

    python3 tlv.py > tlv.txt
"""
import struct


def record(tag, value):
    return struct.pack("!BH", tag, len(value)) + value


def text(tag, value):
    return record(tag, value.encode("utf-8"))


def port(number):
    return record(2, struct.pack("!H", number))


def show(name, *records):
    print(name, b"".join(records).hex(" "), sep=": ")


show("name", text(1, "hello"))
show("all", text(3, "Pläne"), port(51966), text(1, "ada"), text(3, "Pläne"), text(3, ""))
show("unknown", text(4, "later"), text(1, "ada"), record(200, b""), port(80), record(4, b"\x01\x00\xff"))
show("nameless", text(1, ""), port(1))
show("zero", record(0, b""), text(1, "ada"), record(0, b"\x00\x07"), port(80))
show("long", record(9, bytes(200)), text(1, "n" * 130), text(3, "t" * 300))
show("longest", text(3, "t" * 40000), record(255, b"\xff" * 65535), port(1))
