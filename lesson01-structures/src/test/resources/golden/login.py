"""Makes login.txt: messages of exercise 1.8, by Python's struct module.

    python3 login.py > login.txt
"""
import struct


def login(client_id, name, last_login, channels, extensions=b""):
    text = name.encode("utf-8")
    body = struct.pack("!IB", client_id, len(text)) + text
    if last_login is not None:
        body += struct.pack("!q", last_login)
    body += struct.pack("!B%dH" % len(channels), len(channels), *channels) + extensions
    flags = 0 if last_login is None else 1
    return struct.pack("!2sBBI", b"NL", 1, flags, len(body)) + body


def show(name, message):
    print(name, message.hex(" "), sep=": ")


show("first", login(7, "ada", None, []))
show("full", login(4275878552, "Žofie \U0001f98a", 1700000000123, [1, 65535]))
show("old", login(4294967295, "bob", -1, [256]))
show("extended", login(7, "ada", None, [9], bytes.fromhex("01 00 02 ff ff")))
show("longest", login(1, "x" * 255, 0, [65535] * 255))
