"""What TCP hides and UDP does not, while the network loses packets.

udp HOST PORT N      sends N datagrams
tcp HOST PORT BYTES  sends BYTES; when all have been read, prints how many segments were sent again
lo BYTES             the same to itself: what is dropped at the receiver, the sender's kernel does not know of
"""
import socket
import struct
import sys
import threading

# Where struct tcp_info of linux/tcp.h has tcpi_total_retrans.
TOTAL_RETRANS = 100


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
        info = sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 104)
        print(struct.unpack_from('=I', info, TOTAL_RETRANS)[0])


def receive(listener):
    with listener.accept()[0] as sock:
        while sock.recv(65536):
            pass
        sock.sendall(b'!')


def lo(n):
    with socket.create_server(('127.0.0.1', 0)) as listener:
        threading.Thread(target=receive, args=(listener,), daemon=True).start()
        tcp(*listener.getsockname(), n)


{'udp': udp, 'tcp': tcp, 'lo': lo}[sys.argv[1]](*sys.argv[2:])
