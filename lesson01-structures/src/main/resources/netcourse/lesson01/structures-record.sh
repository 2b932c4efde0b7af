#!/bin/sh
# Records structures.pcap, the capture that CaptureReader shows: StructureClient and StructureServer
# talk over two ends of a virtual Ethernet cable (veth) between two network namespaces, so nobody
# else's packets are in it. The addresses are those set aside for documentation (RFC 5737, RFC 3849).
# Recorded on Linux 6.18 with tcpdump 4.99. Needs Linux, root, ip, ethtool, tcpdump and a JDK 25.
#
#     sh structures-record.sh CLASSPATH    (target/classes, ../common/target/classes, picocli)
set -e
on_server="ip netns exec nc-server"
on_client="ip netns exec nc-client"
demo="-cp $1 netcourse.lesson01.demo"
ip netns add nc-server
ip netns add nc-client
trap 'kill $java $dump || true; wait; ip netns del nc-server; ip netns del nc-client' EXIT
ip -n nc-server link add eth0 address 02:00:00:00:00:01 type veth peer name eth1
ip -n nc-server link set eth1 address 02:00:00:00:00:02 netns nc-client
ip -n nc-server address add 192.0.2.1/24 dev eth0
ip -n nc-client address add 192.0.2.2/24 dev eth1
ip -n nc-server address add 2001:db8::1/64 dev eth0 nodad
ip -n nc-client address add 2001:db8::2/64 dev eth1 nodad
for device in lo eth0; do ip -n nc-server link set $device up; done
for device in lo eth1; do ip -n nc-client link set $device up; done
$on_client sysctl -q -w net.ipv4.ip_local_port_range="50000 50003"

tcp_checksums_by_the_card() { # on, or off: the system computes them before it sends
    $on_server ethtool -K eth0 tx "$1" >/dev/null
    $on_client ethtool -K eth1 tx "$1" >/dev/null
}
$on_server tcpdump -i eth0 -s 0 -U -Z root -w structures.pcap tcp &
dump=$!
$on_server java $demo.StructureServer --host :: &
java=$!
sleep 3
tcp_checksums_by_the_card off
$on_client java $demo.StructureClient --host 192.0.2.1 --last-login 2023-11-14T22:13:20Z --channel 1,2
tcp_checksums_by_the_card on
$on_client java $demo.StructureClient --host 2001:db8::1 --slice 20 --pause 0.05 --channel 3,4,5
sleep 1
