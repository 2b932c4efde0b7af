"""The article's client, written afresh: IPv4, a stream, connect_ex.

lines HOST PORT TEXT...   sends each text as a line and prints the line that comes back
ten HOST PORT RUNS        the ten sends, 500 bytes each, on RUNS connections
whole HOST PORT           5000 bytes in one send; prints in how many segments they left
"""
import socket
import struct
import sys

SENDS, SEND_BYTES = 10, 500
RUN = bytes(i % 251 for i in range(SENDS * SEND_BYTES))


def create_client(host, port):
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    sock.settimeout(20)
    error = sock.connect_ex((host, int(port)))
    if error != 0:
        sys.exit(f'connect_ex gave {error}')
    return sock


def lines(host, port, *texts):
    with create_client(host, port) as sock, sock.makefile('rwb') as stream:
        for text in texts:
            stream.write(text.encode() + b'\n')
            stream.flush()
            print(stream.readline().decode().rstrip('\n'))


def ten(host, port, runs):
    for _ in range(int(runs)):
        with create_client(host, port) as sock:
            mss = sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG)
            for i in range(0, len(RUN), SEND_BYTES):
                sock.sendall(RUN[i:i + SEND_BYTES])
            sock.shutdown(socket.SHUT_WR)
            assert sock.recv(1) == b''
    print(f'mss {mss}')


def whole(host, port):
    with create_client(host, port) as sock:
        sock.sendall(RUN)
        sock.shutdown(socket.SHUT_WR)
        assert sock.recv(1) == b''
        # struct tcp_info (linux/tcp.h): tcpi_data_segs_out
        info = sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 256)
        print(f'segments {struct.unpack_from("=I", info, 156)[0]}')


{'lines': lines, 'ten': ten, 'whole': whole}[sys.argv[1]](*sys.argv[2:])
