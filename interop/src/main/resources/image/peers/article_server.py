"""The article's server, written afresh: its options, bind, listen(max), accept, and a group of clients.

lines HOST PORT     sends each line back
ten HOST PORT RUNS  counts in how many recv() the ten sends of a connection come
"""
import collections
import socket
import sys
import threading

group = {'gateway_threads': []}


def server_listener(addr, most):
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 16 * 1024)
    sock.bind(addr)
    sock.listen(most)
    print('listening on %s:%d' % sock.getsockname(), flush=True)
    return sock


def accept_client_connect(listener):
    conn, addr = listener.accept()
    conn.settimeout(20)
    group['gateway_threads'].append({'client_fd': conn.fileno(), 'fd_port': addr[1]})
    return conn


def echo(conn):
    with conn, conn.makefile('rwb') as stream:
        for line in stream:
            stream.write(line)
            stream.flush()


def lines(listener):
    while True:
        threading.Thread(target=echo, args=(accept_client_connect(listener),), daemon=True).start()


def ten(listener, runs):
    histogram = collections.Counter()
    for _ in range(int(runs)):
        with accept_client_connect(listener) as conn:
            sizes = []
            while sum(sizes) < 5000:
                sizes.append(len(conn.recv(65536)) or sys.exit('too few bytes'))
            histogram[len(sizes)] += 1
    print(' '.join(f'{reads}:{runs}' for reads, runs in sorted(histogram.items())), flush=True)


mode, host, port, *rest = sys.argv[1:]
{'lines': lines, 'ten': ten}[mode](server_listener((host, int(port)), 5000), *rest)
