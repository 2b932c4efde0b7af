"""The course's message by struct, its compressed bodies by zlib, its TLS by ssl.

client HOST PORT [CA]        requests to the framed server, or inside TLS to the TLS server
server HOST PORT [IDENTITY]  answers an echo with its body; a body that came compressed goes back so
half HOST PORT               announces 100000 bytes, sends 50000 and waits to be killed
"""
import socket
import ssl
import struct
import sys
import zlib

HEADER = struct.Struct('!2sBBHHII')
ENVELOPE = struct.Struct('!BI')
RESPONSE, COMPRESSED, ENCRYPTED, ONE_WAY = 1, 2, 4, 8
HEARTBEAT, ECHO, TIME, ADD = 1, 2, 3, 4
RAW, ZLIB, GZIP = 1, 2, 3
WINDOW = {RAW: -15, ZLIB: 15, GZIP: 31}


def pack(flags, protocol, error, sequence, body):
    return HEADER.pack(b'NC', 1, flags, protocol, error, sequence, len(body)) + body


def read_exactly(stream, n):
    data = stream.read(n)
    if len(data) < n:
        raise EOFError(f'{len(data)} of {n} bytes')
    return data


def read(stream):
    start = stream.read(HEADER.size)
    if not start:
        return None
    magic, version, flags, protocol, error, sequence, length = HEADER.unpack(start)
    assert (magic, version) == (b'NC', 1)
    return flags, protocol, error, sequence, read_exactly(stream, length)


def compress(codec, content):
    engine = zlib.compressobj(6, zlib.DEFLATED, WINDOW[codec])
    return ENVELOPE.pack(codec, len(content)) + engine.compress(content) + engine.flush()


def decompress(body):
    codec, length = ENVELOPE.unpack_from(body)
    content = zlib.decompressobj(WINDOW[codec]).decompress(body[ENVELOPE.size:], length + 1)
    assert len(content) == length
    return codec, content


def ask(stream, protocol, sequence, body):
    stream.write(pack(0, protocol, 0, sequence, body))
    stream.flush()
    flags, got, error, repeated, answer = read(stream)
    assert flags == RESPONSE and got == protocol and repeated == sequence
    return error, answer


def client(host, port, ca=None):
    sock = socket.create_connection((host, int(port)), 20)
    if ca:
        context = ssl.create_default_context(cafile=ca)
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        sock = context.wrap_socket(sock, server_hostname='localhost')
    with sock, sock.makefile('rwb') as stream:
        if ca:
            print(sock.version(), read(stream)[4].decode())
        for length in (0, 1, 1447, 1448, 1449, 60000):
            body = bytes(i % 251 for i in range(length))
            assert ask(stream, ECHO, 0xffffffff - length, body) == (0, body)
        if not ca:
            assert ask(stream, ADD, 1, struct.pack('!ii', 2**31 - 1, 1)) == (0, struct.pack('!q', 2**31))
            assert ask(stream, 999, 2, b'')[0] != 0
            assert len(ask(stream, TIME, 3, b'')[1]) == 8
            stream.write(pack(ONE_WAY, HEARTBEAT, 0, 0, b''))
            # Two messages in one send, and one that is torn.
            both = pack(0, ECHO, 0, 4, b'four') + pack(0, ECHO, 0, 5, b'five')
            stream.write(both[:21])
            stream.flush()
            stream.write(both[21:])
            stream.flush()
            assert [read(stream)[4], read(stream)[4]] == [b'four', b'five']
    print('ok')


def serve(stream):
    while (message := read(stream)) is not None:
        flags, protocol, _, sequence, body = message
        if flags & COMPRESSED:
            codec, content = decompress(body)
            body = compress(codec, content)
        stream.write(pack(flags | RESPONSE, protocol, 0, sequence, body))
        stream.flush()


def listen(host, port):
    listener = socket.create_server((host, int(port)))
    print('listening on %s:%d' % listener.getsockname()[:2], flush=True)
    return listener


def server(host, port, identity=None):
    with listen(host, port) as listener:
        conn, _ = listener.accept()
    conn.settimeout(20)
    if identity:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(identity)
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        conn = context.wrap_socket(conn, server_side=True)
    with conn, conn.makefile('rwb') as stream:
        serve(stream)
    print('ok')


def half(host, port):
    with listen(host, port) as listener:
        conn, _ = listener.accept()
    conn.sendall(HEADER.pack(b'NC', 1, 0, ECHO, 0, 1, 100000) + bytes(50000))
    print('sent', flush=True)
    sys.stdin.read()


{'client': client, 'server': server, 'half': half}[sys.argv[1]](*sys.argv[2:])
