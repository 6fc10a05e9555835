# What the proofs of fleet/tracing need beyond boot.sh: a unit at its limits, under a kernel that has all of cgroup v2.
. /proof/boot.sh

GROUP=/sys/fs/cgroup/system.slice/UNIT.service

# limited LIMIT LINES: in a virtual machine, let UNIT run into its limit of memory, cpu or pids, then run the lines there.
limited() {
  local into="mkdir -p $GROUP; for g in /sys/fs/cgroup /sys/fs/cgroup/system.slice; do echo '+memory +cpu +pids' > \$g/cgroup.subtree_control; done"
  case $1 in
    memory) into="$into; echo 20M > $GROUP/memory.max; sh -c 'echo 0 > $GROUP/cgroup.procs; exec dd if=/dev/zero of=/dev/null bs=64M count=1' 2> /dev/null" ;;
    cpu) into="$into; echo '20000 100000' > $GROUP/cpu.max; sh -c 'echo 0 > $GROUP/cgroup.procs; while :; do :; done' & PID=\$!; sleep 1" ;;
    pids) into="$into; echo 5 > $GROUP/pids.max; sh -c 'echo 0 > $GROUP/cgroup.procs; for i in 1 2 3 4 5 6 7; do sleep 9 & done' 2> /dev/null" ;;
  esac
  vm "$into; $2"
}

# throttled: the same with the limit of cpu, and from then on `cat` shows what the machine showed; PID is the process there.
throttled() {
  limited cpu "echo \$PID > /pid; for f in /proc/\$PID/cgroup $GROUP/cpu.max $GROUP/cpu.stat; do echo \"== \$f\"; cat \$f; done; echo \"pid \$PID\"" > /seen
  PID=$(sed -n 's/^pid //p' /seen)
  cat() { awk -v wanted="== $1" '/^(==|pid) / {on = $0 == wanted; next} on' /seen; }
}

# busy: a process, PID, that only computes.
busy() {
  sh -c 'while :; do :; done' &
  PID=$!
}

# waiting: a process, PID, that waits for an answer which never comes, from a server on port 5432.
waiting() {
  python3 -c 'import socket, time; s = socket.create_server(("127.0.0.1", 5432)); open("up", "w"); c = s.accept(); time.sleep(60)' &
  until [ -e up ]; do sleep 0.1; done
  python3 -c 'import socket; c = socket.create_connection(("127.0.0.1", 5432)); open("asked", "w"); c.recv(1)' &
  PID=$!
  until [ -e asked ]; do sleep 0.1; done
}
