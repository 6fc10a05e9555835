# Fixtures for the uses of fleet/access: logins, packages, clocks. All of it ends with the copy.

# login: root has a key, and may enter as root and as USER at SERVER, at JUMP, and at node1 to node3, which are all this machine.
login() {
  printf '127.0.0.%s\n' '2 SERVER' '3 JUMP' '4 node1' '5 node2' '6 node3' >> /etc/hosts
  mkdir -p /run/sshd ~/.ssh; mount -t tmpfs -o mode=700 none ~/.ssh
  ssh-keygen -q -t ed25519 -N '' -f ~/.ssh/id_ed25519
  cp ~/.ssh/id_ed25519.pub ~/.ssh/authorized_keys
  install -d -m 700 -o USER -g USER /home/USER/.ssh
  install -m 600 -o USER -g USER ~/.ssh/id_ed25519.pub /home/USER/.ssh/authorized_keys
  rm -f /run/nologin
  if [ -d /run/systemd/system ]; then systemctl start ssh; else /usr/sbin/sshd; fi
  until nc -z SERVER 22; do sleep 0.1; done
  ssh-keyscan -t ed25519 SERVER JUMP node1 node2 node3 > ~/.ssh/known_hosts 2> /dev/null
}

# package: PACKAGE stands for curl.
package() {
  for one in apt apt-mark apt-get dpkg; do eval "$one() { command $one \"\${@/PACKAGE/curl}\"; }"; done
}

# clock: chronyd follows a time server, 10.0.0.1, in a network of its own. Neither may touch the clock (-x).
clock() {
  ip netns add peer
  ip link add IFACE type veth peer name eth0 netns peer
  ip addr add 10.0.0.2/24 dev IFACE; ip link set IFACE up
  ip -n peer addr add 10.0.0.1/24 dev eth0; ip -n peer link set eth0 up
  mkdir -p /run/chrony
  printf 'local stratum 8\nallow\ncmdport 0\nbindcmdaddress /\npidfile /run/peer.pid\n' > peer.conf
  printf 'server 10.0.0.1 iburst minpoll 0 maxpoll 0\n' > here.conf
  ip netns exec peer chronyd -x -u root -f "$PWD/peer.conf"
  chronyd -x -u root -f "$PWD/here.conf"
}
