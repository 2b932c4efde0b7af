"""Makes frames.txt: captured packets of every link type, put together with the struct module, for the
capture reader. Whoever doubts them writes them into a file and asks tcpdump.

    python3 frames.py > frames.txt
"""
import ipaddress
import struct

SOURCE, DESTINATION = ipaddress.ip_address("2001:db8::2"), ipaddress.ip_address("2001:db8::1")
ETHERNET = bytes.fromhex("020000000001 020000000002")


def checksum(data):
    remainder = int.from_bytes(data + b"\0" * (len(data) % 2), "big") % 65535
    return 65535 - (remainder or 65535)


def tcp(pseudo, payload=b"NL!", right=True):
    """A segment; its checksum is over the pseudo-header of the addresses, too."""
    layout = "!HHIIBBHHH"
    fields = [50000, 12580, 7, 9, 0x50, 0x18, 1024, 0, 0]
    segment = struct.pack(layout, *fields) + payload
    fields[7] = checksum(pseudo + struct.pack("!II", len(segment), 6) + segment) ^ (0 if right else 1)
    return struct.pack(layout, *fields) + payload


def ipv4(protocol=6, payload=None, right=True):
    addresses = bytes([192, 0, 2, 2, 192, 0, 2, 1])
    payload = tcp(addresses, right=right) if payload is None else payload
    fields = [0x45, 0, 20 + len(payload), 1, 0x4000, 64, protocol, 0, addresses]
    fields[7] = checksum(struct.pack("!BBHHHBBH8s", *fields))
    return struct.pack("!BBHHHBBH8s", *fields) + payload


def ipv6(extensions=b"", next_header=6, payload=None):
    addresses = SOURCE.packed + DESTINATION.packed
    payload = tcp(addresses) if payload is None else payload
    head = struct.pack("!IHBB", 6 << 28, len(extensions) + len(payload), next_header, 64)
    return head + addresses + extensions + payload


def show(name, frame):
    print(name, frame.hex(" "), sep=": ")


show("ethernet4", ETHERNET + b"\x08\x00" + ipv4())
show("ethernet6", ETHERNET + b"\x86\xdd" + ipv6())
show("padded", ETHERNET + b"\x08\x00" + ipv4() + b"\xaa" * 3)
show("vlan", ETHERNET + bytes.fromhex("8100 a00c 8100 0001 0800") + ipv4())
show("wrong", ETHERNET + b"\x08\x00" + ipv4(right=False))
# Hop-by-hop options (8 bytes), then destination options (16 bytes), both only padding (PadN).
options = bytes.fromhex("3c 00 01 04 00000000") + bytes.fromhex("06 01 01 0c") + bytes(12)
show("extensions", ETHERNET + b"\x86\xdd" + ipv6(options, 0))
show("fragment", ETHERNET + b"\x86\xdd" + ipv6(bytes.fromhex("06 00 0010 00000001"), 44))
show("udp", ETHERNET + b"\x08\x00" + ipv4(17, struct.pack("!HHHH", 53, 53, 8, 0)))
show("arp", ETHERNET + b"\x08\x06" + bytes(28))
show("raw4", ipv4())
show("raw6", ipv6())
show("null4little", struct.pack("<I", 2) + ipv4())
show("null6big", struct.pack(">I", 30) + ipv6())
