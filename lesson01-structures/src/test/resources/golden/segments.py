"""Makes segments.txt: IPv4 packets with TCP segments in them, for exercise 1.9.

    python3 segments.py > segments.txt

Most are from segments.pcap, which segments-record.sh recorded on Linux 6.18 with tcpdump; the
14 bytes of the Ethernet header are left out. What the check expects of them is what
`tcpdump -nn -v -r segments.pcap` prints. The others are put together here with the struct module.
"""
import pathlib
import socket
import struct


def captured():
    data = pathlib.Path(__file__).with_name("segments.pcap").read_bytes()
    at = 24
    while at < len(data):
        size = struct.unpack_from("<I", data, at + 8)[0]
        yield data[at + 16 + 14 : at + 16 + size]
        at += 16 + size


def checksum(header):
    remainder = int.from_bytes(header, "big") % 65535
    return 65535 - (remainder or 65535)


def crafted(options=b"", payload=b"", fragment=0x4000, right=True, service=0, ttl=64,
            ends=("10.1.2.3", "10.4.5.6"), reserved=0, flags=0x18, sum_and_urgent=(0, 0)):
    total = 40 + len(options) + len(payload)
    ip = [0x45, service, total, 7, fragment, ttl, 6, 0, *map(socket.inet_aton, ends)]
    layout = "!BBHHHBBH4s4s"
    ip[7] = checksum(struct.pack(layout, *ip)) ^ (0 if right else 0x0100)
    offset = (5 + len(options) // 4) << 4 | reserved
    tcp = struct.pack("!HHIIBBHHH", 4660, 80, 0x01020304, 0x05060708, offset, flags, 0x0102, *sum_and_urgent)
    return struct.pack(layout, *ip) + tcp + options + payload


def show(name, packet):
    print(name, packet.hex(" "), sep=": ")


packets = list(captured())
show("syn", packets[0])
show("synack", packets[1])
show("data", packets[3])
show("answer", packets[5])
show("routed", packets[13])
show("ack", packets[14])
show("plain", crafted(payload=b"hi"))
# A no-operation, an unknown option of 5 bytes, an MSS of 1460, the end, and two bytes behind it
# that look like a window scale option cut short.
show("unknown", crafted(bytes.fromhex("01 fe 05 aa bb cc 02 04 05 b4 00 03"), b"hi"))
# A window shift of 200, which no sender needs; and the highest bit in other single bytes.
show("shift", crafted(bytes.fromhex("03 03 c8 00"), b"hi"))
show("high", crafted(payload=b"hi", ttl=255, ends=("192.168.200.129", "203.0.113.255"), flags=0xd9))
# What no reader should mind.
show("reserved", crafted(payload=b"hi", service=0xb9, reserved=0x0f, sum_and_urgent=(0xbeef, 0xffff)))
show("damaged", crafted(payload=b"hi", right=False))
show("first", crafted(payload=b"hi", fragment=0x2000))
