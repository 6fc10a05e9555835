# What the topic of containers needs. A use begins with `. /proof/docker.sh; engine; image`, a symptom likewise.
# It is Docker itself that runs (docker.io of Debian, so 20.10), as a daemon of the copy of the machine: on a network of the copy,
# without rules of a firewall, and with all that it stores in memory. Image is a static busybox, as no registry can be reached.

# docker ...: the client, where IMAGE stands for an image, whose name may have no capital letters.
docker() {
  local words=() word
  for word in "$@"; do words+=("${word/#IMAGE/image}"); done
  DOCKER_CONFIG=/practice/.docker /usr/bin/docker "${words[@]}"
}

# typing TEXT: from here on, `docker` runs at a terminal at which TEXT is typed.
typing() {
  typed=$1
  docker() {
    (sleep 1; printf '%b' "$typed") | script -qec "/usr/bin/docker ${*/#IMAGE/image}" /dev/null
  }
}

# own_root: make the root of the copy the root of its mounts. It is a chroot otherwise, and what `docker exec` runs would leave that:
# it enters the mounts of a container, which begin at the root of the machine.
own_root() {
  local root
  [ -z "$rooted" ] || return 0
  rooted=yes
  root=$(findmnt -no OPTIONS / | grep -o 'upperdir=[^,]*')
  root=${root#upperdir=}
  # shellcheck disable=SC2016
  nsenter --mount=/proc/self/ns/mnt sh -c 'cd "$1" && pivot_root . . && umount -l .' sh "${root%/up}/root"
}

# engine [SIZE]: start the daemon; its storage is as large as SIZE. The cgroups are those of version 2, which the copy has as its own.
engine() {
  own_root || exit 1
  mountpoint -q /sys/fs/cgroup || mount -t cgroup2 cgroup2 /sys/fs/cgroup
  mount -t tmpfs tmpfs /run
  mkdir -p /var/lib/docker
  mount -t tmpfs -o "size=${1:-512m}" tmpfs /var/lib/docker
  mount --bind /proc/sys/net /proc/sys/net # of the copy's own network, so it may be set
  mount -o remount,rw,bind /proc/sys/net
  daemon
}

# daemon [OPTION...]: start the daemon, again if it was stopped by `daemon_down`, and wait until it answers.
daemon() {
  daemon_options=("${daemon_options[@]}" "$@")
  /usr/sbin/dockerd --iptables=false --ip6tables=false --storage-driver=overlay2 "${daemon_options[@]}" >> /practice/dockerd.log 2>&1 &
  dockerd=$!
  until docker version > /dev/null 2>&1; do
    kill -0 $dockerd || { tail -n 3 /practice/dockerd.log; return 1; }
    sleep 0.1
  done
}

# daemon_down: stop the daemon in order, as a shutdown of the machine does.
daemon_down() {
  kill $dockerd
  wait $dockerd || true
}

# limits: before `engine`, have cgroups that limit memory and CPU. Where the machine has these in version 1, Docker wants every
# hierarchy, also those that the copy shares with the machine: its groups have a name of their own there and are removed at the end.
limits() {
  own_root || exit 1
  mount -t cgroup2 cgroup2 /sys/fs/cgroup
  if grep -qw memory /sys/fs/cgroup/cgroup.controllers; then
    mkdir /sys/fs/cgroup/first
    while read -r one; do echo "$one" > /sys/fs/cgroup/first/cgroup.procs; done < /sys/fs/cgroup/cgroup.procs
    echo +memory +pids +cpu > /sys/fs/cgroup/cgroup.subtree_control
    return
  fi
  umount /sys/fs/cgroup
  mount -t tmpfs tmpfs /sys/fs/cgroup
  for one in $(cut -d: -f2 /proc/self/cgroup); do
    [[ $one == name=* ]] && one=none,$one
    mkdir "/sys/fs/cgroup/${one#*=}"
    mount -t cgroup -o "$one" cgroup "/sys/fs/cgroup/${one#*=}"
  done
  groups=proof-docker-$(cat /proc/sys/kernel/random/uuid)
  daemon_options=("--cgroup-parent=/$groups")
  trap 'docker ps -aq | xargs -r /usr/bin/docker rm -f > /dev/null; rmdir /sys/fs/cgroup/*/"$groups"' EXIT
}

# image [LINES [OPTION...]]: make IMAGE of a busybox whose program CMD runs these shell lines. Without a command, it serves a web page
# until it is asked to end.
image() {
  mkdir -p root/bin root/dev root/proc root/sys root/etc root/tmp root/www
  cp /usr/bin/busybox root/bin/busybox
  chroot root /bin/busybox --install -s /bin
  echo 'a page' > root/www/index.html
  printf '%s\n' '#!/bin/sh' 'trap "exit 0" TERM' 'httpd -p 80 -h /www' 'while :; do sleep 1 & wait $!; done' > root/bin/serve
  printf '#!/bin/sh\n%s\n' "${1:-echo I am PID \$\$}" > root/bin/CMD
  chmod +x root/bin/serve root/bin/CMD
  tar -C root -c . | docker import --change 'CMD ["serve"]' "${@:2}" - image > /dev/null
}

# adapter: have a /dev of the copy's own, in it a serial adapter with the names that udev gives one: /dev/ttyUSB0, and
# /dev/serial/by-id/ADAPTER. The device behind them is a console that nobody uses, as a serial line it can be opened and set.
adapter() {
  mkdir dev
  mount -t tmpfs tmpfs dev
  for one in null zero full random urandom tty ptmx fd stdin stdout stderr; do cp -a "/dev/$one" dev; done
  mkdir -p dev/pts dev/shm dev/serial/by-id
  mount --bind /dev/pts dev/pts
  mknod -m 660 dev/ttyUSB0 c 4 63
  chgrp dialout dev/ttyUSB0
  ln -s ../../ttyUSB0 dev/serial/by-id/ADAPTER
  mount --rbind dev /dev
}
