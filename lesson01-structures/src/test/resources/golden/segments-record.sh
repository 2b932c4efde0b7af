#!/bin/sh
# Records segments.pcap: two short exchanges on the loopback of a network namespace of their own, so
# that nobody else's packets are in it. Needs Linux, root, tcpdump and python3.
#
#     sh segments-record.sh && tcpdump -nn -v -r segments.pcap
if [ "$1" != inside ]; then
    exec unshare -n sh "$0" inside
fi
ip link set lo up
tcpdump -i lo -s 0 -w segments.pcap tcp &
dump=$!
sleep 1
cat > exchange.py <<'PYTHON'
import socket
import sys


def exchange(ip_options=None):
    with socket.create_server(("127.0.0.1", 12580)) as listener:
        client = socket.socket()
        if ip_options:
            client.setsockopt(socket.IPPROTO_IP, socket.IP_OPTIONS, ip_options)
        client.bind(("127.0.0.2", 50001 if ip_options else 50000))
        client.connect(("127.0.0.1", 12580))
        server, _ = listener.accept()
        client.sendall(b"hello")
        assert server.recv(5) == b"hello"
        server.sendall(b"\xff\x00\x80")
        assert client.recv(3) == b"\xff\x00\x80"
        client.close()
        assert server.recv(1) == b""
        server.close()


exchange(bytes.fromhex("94040000") if sys.argv[1:] else None)
PYTHON
python3 exchange.py
sysctl -q -w net.ipv4.tcp_timestamps=0
python3 exchange.py with-router-alert
sleep 1
kill $dump
wait $dump
rm exchange.py
