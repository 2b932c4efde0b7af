"""What TCP does inside: `python3 tcp-lab.py` plays every scene, `python3 tcp-lab.py rto` one.

Linux, loopback, no privileges. A scene makes a socket deaf with a filter that drops what arrives
for it (socket(7), SO_ATTACH_FILTER), as a pulled cable would, and then asks the kernel what the
sender does about it (tcp(7), TCP_INFO).
"""
import ctypes
import errno
import socket
import struct
import sys
import time

SO_ATTACH_FILTER, SO_DETACH_FILTER, TCP_USER_TIMEOUT = 26, 27, 18
MSS = 1448  # of an Ethernet frame: 1500, less 20 for IP, 20 for TCP and 12 for timestamps
STATES = ("- ESTABLISHED SYN_SENT SYN_RECV FIN_WAIT1 FIN_WAIT2 TIME_WAIT CLOSE CLOSE_WAIT LAST_ACK"
          " LISTEN CLOSING NEW_SYN_RECV").split()


def deaf(sock):
    """Whatever arrives for this socket is dropped: a filter of one instruction, "keep 0 bytes"."""
    program = ctypes.create_string_buffer(struct.pack("HBBI", 6, 0, 0, 0))
    sock.setsockopt(socket.SOL_SOCKET, SO_ATTACH_FILTER,
                    struct.pack("HL", 1, ctypes.addressof(program)))


def hearing(sock):
    sock.setsockopt(socket.SOL_SOCKET, SO_DETACH_FILTER, 0)


class Info:
    """struct tcp_info of linux/tcp.h, as far as it is used here."""

    def __init__(self, sock):
        raw = sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 232)
        self.backoff = raw[4]
        self.receive_scale = raw[6] >> 4
        (self.rto_micros, self.unacked, self.cwnd, self.repeats, self.unsent_bytes, self.window) = (
            struct.unpack_from("I", raw, at)[0] for at in (8, 24, 80, 100, 144, 228))


def listener(backlog=5, options=()):
    """Not bound before its options are set."""
    sock = socket.socket()
    for level, name, value in options:
        sock.setsockopt(level, name, value)
    sock.bind(("127.0.0.1", 0))
    sock.listen(backlog)
    return sock


def client_of(server, options=()):
    sock = socket.socket()
    for level, name, value in options:
        sock.setsockopt(level, name, value)
    sock.settimeout(10)
    sock.connect(server.getsockname())
    return sock


def pair(options=(), listener_options=()):
    """Client, and its server's socket; segments as on Ethernet."""
    ethernet = ((socket.IPPROTO_TCP, socket.TCP_MAXSEG, MSS + 12),)
    with listener(options=ethernet + tuple(listener_options)) as server:
        client = client_of(server, ethernet + tuple(options))
        return client, server.accept()[0]


def until(condition):
    """Looks every millisecond; the limit is for a broken machine only."""
    begin = time.monotonic()
    while not condition():
        if time.monotonic() - begin > 20:
            raise TimeoutError("not reached in 20 s")
        time.sleep(0.001)
    return time.monotonic() - begin


def row(local, remote):
    """The columns of /proc/net/tcp for the end with these ports."""
    with open("/proc/self/net/tcp") as table:
        for line in list(table)[1:]:
            columns = line.split()
            if columns[1].endswith(":%04X" % local) and columns[2].endswith(":%04X" % remote):
                return columns
    return None


def state(local, remote):
    columns = row(local, remote)
    return STATES[int(columns[3], 16)] if columns else "-"


def states(client, port):
    own = client.getsockname()[1]
    return "%-12s %s" % (state(own, port), state(port, own))


def handshake():
    print("The third segment does not count (TCP_DEFER_ACCEPT), as if it were lost")
    with listener(options=((socket.IPPROTO_TCP, socket.TCP_DEFER_ACCEPT, 30),)) as server:
        port = server.getsockname()[1]
        client = client_of(server)
        print("                              client       server")
        print("  connect has returned        " + states(client, port))
        client.send(b"hello")
        until(lambda: states(client, port).endswith(" ESTABLISHED"))
        print("  the client sends 5 bytes    " + states(client, port))


def queue():
    print("Backlog 2, so 3 places; the last two SYNs were taken while there was one left")
    with listener(2, ((socket.IPPROTO_TCP, socket.TCP_DEFER_ACCEPT, 30),)) as server:
        port = server.getsockname()[1]
        clients = []
        for arrivals in (1, 1, 2):
            come = [client_of(server) for _ in range(arrivals)]
            for client in come:
                client.send(b"x")
            until(lambda: states(come[0], port).endswith(" ESTABLISHED"))
            clients += come
        print("              client       server")
        for number, client in enumerate(clients, 1):
            print("  client %d    %s" % (number, states(client, port)))


def nagle():
    print("Nagle on Linux; the receiver acknowledges nothing")
    for first in (100, MSS):
        client, server = pair()
        deaf(server)
        client.send(bytes(first))
        client.send(bytes(100))
        held = Info(client).unsent_bytes
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        print("  %4d bytes, then 100   held back: %3d; once TCP_NODELAY is set: %d"
              % (first, held, Info(client).unsent_bytes))


def scale():
    print("Window scale that a socket announces, and when SO_RCVBUF 200000 was set")
    ask = ((socket.SOL_SOCKET, socket.SO_RCVBUF, 200_000),)
    client, _ = pair()
    print("  never              %2d" % Info(client).receive_scale)
    client, _ = pair(options=ask)
    print("  before connect     %2d" % Info(client).receive_scale)
    client, _ = pair()
    client.setsockopt(*ask[0])
    print("  after connect      %2d" % Info(client).receive_scale)
    _, server = pair(listener_options=ask)
    print("  listener, before   %2d" % Info(server).receive_scale)


def rto():
    print("The receiver hears nothing: the sender repeats, and waits twice as long each time")
    client, server = pair()
    deaf(server)
    client.send(bytes(5 * MSS))
    for time_out in (1, 2, 3):
        waited = until(lambda: Info(client).backoff >= time_out)
        print("  time-out %d after %.2f s" % (time_out, waited))
    hearing(server)
    print("  it hears again: all has arrived %.2f s later" % until(
        lambda: Info(client).unacked == 0))


def fast():
    print("One segment is lost, and later ones arrive")
    client, server = pair()
    client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    deaf(server)
    client.send(b"a" * 100)
    hearing(server)
    begin = time.monotonic()
    for letter in (b"b", b"c", b"d", b"e"):
        client.send(letter * 100)
    got = b""
    while len(got) < 500:
        got += server.recv(500)
    took = time.monotonic() - begin
    whole = got == b"".join(letter * 100 for letter in (b"a", b"b", b"c", b"d", b"e"))
    info = Info(client)
    print("  all in order: %s; %.1f ms; repeated: %d; the timer would have waited %.0f ms"
          % ("yes" if whole else "no", took * 1000, info.repeats, info.rto_micros / 1000))


def start():
    print("Slow start (reno): send a full congestion window, wait until all is acknowledged")
    client, server = pair(options=((socket.IPPROTO_TCP, socket.TCP_CONGESTION, b"reno"),))
    server.setblocking(False)
    print("  segments a round trip:", end="")
    for _ in range(4):
        info = Info(client)
        print(" %d" % info.cwnd, end="")
        client.sendall(bytes(info.cwnd * MSS))
        until(lambda: Info(client).unacked == 0 and Info(client).unsent_bytes == 0)
        while True:
            try:
                server.recv(1 << 20)
            except BlockingIOError:
                break
    print()
    client, server = pair()
    deaf(server)
    client.setblocking(False)
    client.send(bytes(40 * MSS))
    print("  no acknowledgment at all: %d of 40 segments are out" % Info(client).unacked)


def window():
    print("Nobody reads: each buffer fills, and the window closes")
    small = ((socket.SOL_SOCKET, socket.SO_RCVBUF, 8192),)
    client, server = pair(listener_options=small)
    client.setblocking(False)
    taken = 0
    try:
        while True:
            taken += client.send(bytes(10_000))
    except BlockingIOError:
        pass
    until(lambda: Info(client).window == 0)
    info = Info(client)
    print("  write took %d bytes, and then no more; %d of them wait in the sender, the window is %d"
          % (taken, info.unsent_bytes, info.window))
    server.settimeout(10)
    while taken > 0:
        taken -= len(server.recv(65_536))
    print("  the reader reads: all of them arrive")


def silent():
    print("Nothing arrives any more, in either direction, as if the cable were out")
    client, server = pair()
    for sock in (client, server):
        deaf(sock)
    columns = row(client.getsockname()[1], server.getsockname()[1])
    print("  no traffic: the client is %s, and %s timer runs"
          % (STATES[int(columns[3], 16)], "no" if columns[5].startswith("00:") else "a"))
    client.setsockopt(socket.IPPROTO_TCP, TCP_USER_TIMEOUT, 300)
    client.send(b"x")
    try:
        client.recv(1)
    except OSError as e:
        print("  a byte is sent, TCP_USER_TIMEOUT 300 ms: recv fails with "
              + errno.errorcode[e.errno])


SCENES = (handshake, queue, nagle, scale, rto, fast, start, window, silent)

if __name__ == "__main__":
    wanted = sys.argv[1:] or [scene.__name__ for scene in SCENES]
    for scene in SCENES:
        if scene.__name__ in wanted:
            scene()
