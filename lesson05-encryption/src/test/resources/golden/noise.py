"""Makes noise.txt: handshakes and records of Noise_NK_25519_*_SHA256, with fixed keys, as
dissononce makes them, an implementation of the Noise protocol framework that is not ours.

    python3 noise.py > noise.txt

It needs Debian's package python3-dissononce, which is there for Debian's own Python only.
"""
import os
import sys

DEBIANS = "/usr/bin/python3"
try:
    from dissononce.cipher.aesgcm import AESGCMCipher
    from dissononce.cipher.chachapoly import ChaChaPolyCipher
    from dissononce.dh.x25519.private import PrivateKey
    from dissononce.dh.x25519.x25519 import X25519DH
    from dissononce.hash.sha256 import SHA256Hash
    from dissononce.processing.handshakepatterns.interactive.NK import NKHandshakePattern
    from dissononce.processing.impl.cipherstate import CipherState
    from dissononce.processing.impl.handshakestate import HandshakeState
    from dissononce.processing.impl.symmetricstate import SymmetricState
except ImportError:
    if "again" not in sys.argv and os.path.exists(DEBIANS):
        os.execv(DEBIANS, [DEBIANS, __file__, "again"])
    print("# no dissononce")
    sys.exit()

SERVER, CLIENT_E, SERVER_E = (bytes(range(i, i + 32)) for i in (0x01, 0x41, 0x81))


class FixedDH(X25519DH):
    """Its next ephemeral key is the one that it was given."""

    def __init__(self, ephemeral):
        super().__init__()
        self.ephemeral = ephemeral

    def generate_keypair(self, privatekey=None):
        return super().generate_keypair(privatekey or PrivateKey(self.ephemeral))


def handshake(cipher, ephemeral, initiator, prologue):
    state = HandshakeState(
        SymmetricState(CipherState(cipher()), SHA256Hash()), FixedDH(ephemeral)
    )
    server = X25519DH().generate_keypair(PrivateKey(SERVER))
    keys = {"rs": server.public} if initiator else {"s": server}
    state.initialize(NKHandshakePattern(), initiator, prologue, **keys)
    return state


def show(name, data):
    print(name, bytes(data).hex(" "), sep=": ")


def vector(case, cipher, prologue, payloads, records):
    client = handshake(cipher, CLIENT_E, True, prologue)
    server = handshake(cipher, SERVER_E, False, prologue)
    first, second, payload = bytearray(), bytearray(), bytearray()
    client.write_message(payloads[0], first)
    server.read_message(bytes(first), payload)
    server_in, server_out = server.write_message(payloads[1], second)
    client_out, client_in = client.read_message(bytes(second), payload)
    assert bytes(payload) == b"".join(payloads)
    show(case + " prologue", prologue)
    show(case + " payload 1", payloads[0])
    show(case + " payload 2", payloads[1])
    show(case + " message 1", first)
    show(case + " message 2", second)
    show(case + " hash", client.symmetricstate.get_handshake_hash())
    for i, plaintext in enumerate(records):
        show(f"{case} plaintext {i}", plaintext)
        there = client_out.encrypt_with_ad(b"", plaintext)
        assert server_in.decrypt_with_ad(b"", there) == plaintext
        show(f"{case} client {i}", there)
        back = server_out.encrypt_with_ad(b"", plaintext)
        assert client_in.decrypt_with_ad(b"", back) == plaintext
        show(f"{case} server {i}", back)


print("# dissononce 0.34.3")
show("server private", SERVER)
show("server public", X25519DH().generate_keypair(PrivateKey(SERVER)).public.data)
show("client ephemeral", CLIENT_E)
show("server ephemeral", SERVER_E)
RECORDS = [b"hello", b"", b"hello", bytes(range(256)), b"\x80"]
for name, cipher in [("AES_GCM", AESGCMCipher), ("CHACHA_POLY", ChaChaPolyCipher)]:
    vector(name + " empty", cipher, b"", (b"", b""), RECORDS)
    vector(
        name + " full", cipher, b"netcourse channel 1", (b"from client", b"\x00\xffserver"), RECORDS
    )
