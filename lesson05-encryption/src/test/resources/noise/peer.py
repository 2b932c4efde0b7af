"""A peer for our channel, made of dissononce: an implementation of Noise that is not ours.

    /usr/bin/python3 peer.py client|server aesgcm|chachapoly PORT [server's public key, in hex]

As a client it connects to PORT; as a server it listens there (0: any free port) and prints the
port and its public key. After the handshake (records with a length of 2 bytes, no payloads,
prologue "netcourse channel 1") the client sends plaintexts of many lengths, expects each back in
one record, then ends with an empty record and expects one; the server sends each record back, and
the empty one too. Prints "ok" at the end. Exit status 77: there is no dissononce.
"""
import socket
import sys

try:
    from dissononce.cipher.aesgcm import AESGCMCipher
    from dissononce.cipher.chachapoly import ChaChaPolyCipher
    from dissononce.dh.x25519.public import PublicKey
    from dissononce.dh.x25519.x25519 import X25519DH
    from dissononce.hash.sha256 import SHA256Hash
    from dissononce.processing.handshakepatterns.interactive.NK import NKHandshakePattern
    from dissononce.processing.impl.cipherstate import CipherState
    from dissononce.processing.impl.handshakestate import HandshakeState
    from dissononce.processing.impl.symmetricstate import SymmetricState
except ImportError:
    sys.exit(77)

PROLOGUE = b"netcourse channel 1"
LENGTHS = [1, 2, 255, 256, 4094, 4096, 16_384, 65_518, 65_519]


class Records:
    def __init__(self, connection):
        connection.settimeout(20)
        self.stream = connection.makefile("rwb")

    def send(self, message):
        self.stream.write(len(message).to_bytes(2, "big") + message)
        self.stream.flush()

    def receive(self):
        return self.exactly(int.from_bytes(self.exactly(2), "big"))

    def exactly(self, count):
        data = self.stream.read(count)
        assert len(data) == count, f"stream ended after {len(data)} of {count} bytes"
        return data


def new_state(cipher):
    return HandshakeState(SymmetricState(CipherState(cipher()), SHA256Hash()), X25519DH())


def client(cipher, port, server_key):
    state = new_state(cipher)
    state.initialize(NKHandshakePattern(), True, PROLOGUE, rs=PublicKey(server_key))
    records = Records(socket.create_connection(("127.0.0.1", port), 20))
    message = bytearray()
    state.write_message(b"", message)
    records.send(bytes(message))
    sending, receiving = state.read_message(records.receive(), bytearray())
    for length in LENGTHS:
        plaintext = bytes(i * 7 & 255 for i in range(length))
        records.send(sending.encrypt_with_ad(b"", plaintext))
        back = b""
        while len(back) < length:
            back += receiving.decrypt_with_ad(b"", records.receive())
        assert back == plaintext
    records.send(sending.encrypt_with_ad(b"", b""))
    assert receiving.decrypt_with_ad(b"", records.receive()) == b""


def server(cipher, port):
    keys = X25519DH().generate_keypair()
    listener = socket.create_server(("127.0.0.1", port))
    listener.settimeout(20)
    print(listener.getsockname()[1], keys.public.data.hex(), flush=True)
    records = Records(listener.accept()[0])
    state = new_state(cipher)
    state.initialize(NKHandshakePattern(), False, PROLOGUE, s=keys)
    state.read_message(records.receive(), bytearray())
    message = bytearray()
    receiving, sending = state.write_message(b"", message)
    records.send(bytes(message))
    plaintext = None
    while plaintext != b"":
        plaintext = receiving.decrypt_with_ad(b"", records.receive())
        records.send(sending.encrypt_with_ad(b"", plaintext))


role, name, at = sys.argv[1:4]
chosen = {"aesgcm": AESGCMCipher, "chachapoly": ChaChaPolyCipher}[name]
if role == "client":
    client(chosen, int(at), bytes.fromhex(sys.argv[4]))
else:
    server(chosen, int(at))
print("ok")
