# A small network for the uses of fleet/packets: another machine, a switch, a router, a name server. All of it ends with the copy.

# peer: another machine, SERVER, 10.0.0.1, in a network of its own; this one is 10.0.0.2 on IFACE. A switch lies between.
peer() {
  ip netns add switch; ip netns add peer
  ip link add IFACE type veth peer name port1 netns switch
  ip -n switch link add port2 type veth peer name eth0 netns peer
  ip -n switch link add switch0 type bridge
  for port in port1 port2; do ip -n switch link set $port master switch0; ip -n switch link set $port up; done
  ip -n switch link set switch0 up
  ip addr add 10.0.0.2/24 dev IFACE; ip link set IFACE up
  ip -n peer addr add 10.0.0.1/24 dev eth0; ip -n peer link set eth0 up; ip -n peer link set lo up
  echo '10.0.0.1 SERVER' >> /etc/hosts
  until ping -q -c 1 -W 1 10.0.0.1 > /dev/null; do :; done
}

# beyond: SERVER moves to 10.9.0.1, behind the peer, which is a router now.
beyond() {
  peer
  sed -i 's/^10.0.0.1 SERVER/10.9.0.1 SERVER/' /etc/hosts
  ip netns add far
  ip -n peer link add eth1 type veth peer name eth0 netns far
  ip -n peer addr add 10.9.0.254/24 dev eth1; ip -n peer link set eth1 up
  ip -n far addr add 10.9.0.1/24 dev eth0; ip -n far link set eth0 up; ip -n far link set lo up
  ip -n far route add default via 10.9.0.254; ip route add default via 10.0.0.1
  mkdir -p forward; mount -t proc proc forward # a setting of the peer's own network, and of no other
  ip netns exec peer sh -c 'echo 1 > forward/sys/net/ipv4/ip_forward'
  umount forward
  until ping -q -c 1 -W 1 10.9.0.1 > /dev/null; do :; done
}

# serve PORT: on SERVER somebody listens at that port and throws away what comes.
serve() {
  ip netns exec peer nc -lk "$1" > /dev/null 2>&1 &
  until nc -z 10.0.0.1 "$1"; do sleep 0.1; done
}

# names: a name server at 127.0.0.1, which IP stands for, knows NAME, 10.0.0.7, both ways, and SERVER, 10.0.0.1.
names() {
  echo '127.0.0.1 IP' >> /etc/hosts
  dnsmasq --no-resolv --no-hosts --listen-address=127.0.0.1 --bind-interfaces --host-record=NAME,10.0.0.7 --host-record=SERVER,10.0.0.1
  echo 'nameserver 127.0.0.1' > /etc/resolv.conf
}

# tagged: the peer sends a frame of VLAN 20 every tenth of a second.
tagged() {
  ip netns exec peer python3 -c '
import socket, time
wire = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
wire.bind(("eth0", 0))
while True:
    wire.send(bytes.fromhex("ffffffffffff" "020000000001" "8100" "0014" "0800") + bytes(46))
    time.sleep(0.1)
' &
}

# blackhole: both ends send frames of 9000 bytes, the switch between them takes 1500 and says nothing of what it drops.
blackhole() {
  peer
  ip -n peer link set eth0 mtu 9000; ip -n switch link set port1 mtu 9000; ip link set IFACE mtu 9000
  ethtool -K IFACE tso off gso off > /dev/null; ip netns exec peer ethtool -K eth0 tso off gso off > /dev/null
}

# jumbo: both ends and the switch take frames of 9000 bytes.
jumbo() {
  blackhole
  ip -n switch link set port2 mtu 9000; ip -n switch link set switch0 mtu 9000
}
