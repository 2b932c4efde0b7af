"""The notes service in Python, from its specification alone: `notes.py client PORT [KEY]` tries a server, `notes.py server [KEY]` is one.

Only the standard library; for a KEY, also the module cryptography.
"""
import os
import socket
import struct
import sys
import zlib

HEADER = struct.Struct("!2sBBHHII")
RESPONSE, COMPRESSED, SEALED, ONE_WAY = 1, 2, 4, 8
PUT, GET, LIST, ECHO = 1, 2, 3, 4
NO_SUCH_NOTE = 3


def aead(key):
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    return AESGCM(bytes.fromhex(key)) if key else None


def receive_exactly(connection, count):
    data = b""
    while len(data) < count:
        part = connection.recv(count - len(data))
        if not part:
            if data:
                raise EOFError(f"{len(data)} of {count} bytes")
            return None
        data += part
    return data


def receive(connection, box):
    header = receive_exactly(connection, HEADER.size)
    if header is None:
        return None
    magic, version, flags, number, error, sequence, length = HEADER.unpack(header)
    assert (magic, version) == (b"NC", 1), header
    assert length <= 65536, length
    body = receive_exactly(connection, length) if length else b""
    assert bool(flags & SEALED) == bool(box), flags
    if box:
        body = box.decrypt(body[:12], body[12:], header)
    if flags & COMPRESSED:
        codec, original = struct.unpack("!BI", body[:5])
        assert codec == 1, codec
        body = zlib.decompress(body[5:], -15)
        assert len(body) == original, (len(body), original)
    return flags, number, error, sequence, body


def send(connection, box, flags, number, error, sequence, body):
    deflater = zlib.compressobj(wbits=-15)
    shorter = struct.pack("!BI", 1, len(body)) + deflater.compress(body) + deflater.flush()
    if len(shorter) < len(body):
        flags, body = flags | COMPRESSED, shorter
    if not box:
        connection.sendall(HEADER.pack(b"NC", 1, flags, number, error, sequence, len(body)) + body)
        return
    flags |= SEALED
    header = HEADER.pack(b"NC", 1, flags, number, error, sequence, len(body) + 28)
    nonce = os.urandom(12)
    connection.sendall(header + nonce + box.encrypt(nonce, body, header))


def prefixed(name):
    text = name.encode()
    return struct.pack("!H", len(text)) + text


def expect(what, expected, got):
    if expected != got:
        sys.exit(f"{what}: expected {str(expected)[:200]}, was {str(got)[:200]}")


def client(port, key):
    box = aead(key) if key else None
    with socket.create_connection(("127.0.0.1", port), timeout=15) as connection:
        def ask(number, sequence, body, error, answer):
            send(connection, box, 0, number, 0, sequence, body)
            got = receive(connection, box)
            expect(f"request {number}", (number, error, sequence), got and got[1:4])
            expect(f"response bit of {number}", RESPONSE, got[0] & RESPONSE)
            if error == 0:
                expect(f"body of the response to {number}", answer, got[4])

        value = b"from Python\n" * 1000
        ask(PUT, 1, prefixed("蟒蛇") + value, 0, b"")
        ask(GET, 2**32 - 1, prefixed("蟒蛇"), 0, value)
        ask(PUT, 3, prefixed("a") + bytes(range(256)), 0, b"")
        ask(GET, 4, prefixed("a"), 0, bytes(range(256)))
        ask(LIST, 5, b"", 0, prefixed("a") + prefixed("蟒蛇"))
        ask(GET, 6, prefixed("nobody"), NO_SUCH_NOTE, None)
        ask(ECHO, 7, b"", 0, b"")
    print("ok")


def serve(connection, box, notes):
    connection.settimeout(30)
    while (message := receive(connection, box)) is not None:
        flags, number, _, sequence, body = message
        size = struct.unpack("!H", body[:2])[0] if number in (PUT, GET) else 0
        name, value = body[2:2 + size], body[2 + size:]
        error, answer = 0, b""
        if number == PUT:
            notes[name] = value
        elif number == GET:
            error, answer = (0, notes[name]) if name in notes else (NO_SUCH_NOTE, b"no such note")
        elif number == LIST:
            answer = b"".join(struct.pack("!H", len(n)) + n for n in sorted(notes))
        send(connection, box, RESPONSE, number, error, sequence, answer)


def server(key):
    box = aead(key) if key else None
    notes = {}
    with socket.create_server(("127.0.0.1", 0)) as listener:
        print(f"listening on 127.0.0.1:{listener.getsockname()[1]}", flush=True)
        while True:
            connection, _ = listener.accept()
            with connection:
                serve(connection, box, notes)


if __name__ == "__main__":
    if sys.argv[1] == "client":
        client(int(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else None)
    else:
        server(sys.argv[2] if len(sys.argv) > 2 else None)
