"""What TCP hides and UDP does not, while the network loses packets.

udp HOST PORT N      sends N datagrams
tcp HOST PORT BYTES  sends BYTES; says so when all have been read
"""
import socket
import sys


def udp(host, port, n):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        for i in range(int(n)):
            try:
                sock.sendto(i.to_bytes(4, 'big'), (host, int(port)))
            except PermissionError:
                pass  # Dropped on the way out: some kernels say so, none sends it.


def tcp(host, port, n):
    with socket.create_connection((host, int(port)), 20) as sock:
        sock.sendall(bytes(int(n)))
        sock.shutdown(socket.SHUT_WR)
        assert sock.recv(1) == b'!'
        print('done')


{'udp': udp, 'tcp': tcp}[sys.argv[1]](*sys.argv[2:])
