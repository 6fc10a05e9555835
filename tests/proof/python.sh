# What the commands of docs/tools/python.yml run on, and the checks of the scripts that its page shows (files.py calls them).
export PATH=/usr/sbin:/usr/bin:/sbin:/bin # Debian's own Python, with the modules of Debian's packages
unset PYTHONUNBUFFERED # what one has by default

# FILE becomes a script of these lines.
script() { printf '%s\n' "$@" > FILE; }

# A virtual environment in DIR, quickly: its pip is the one of the system, told to work there.
environment() {
  rm -r DIR
  python3 -m venv --system-site-packages --without-pip DIR
  printf '#!/bin/sh\nexec /practice/DIR/bin/python -m pip "$@"\n' > DIR/bin/pip
  chmod +x DIR/bin/pip
}

# An exporter with one metric on port 9101, and the wait until it answers.
exporter() {
  script 'import time' 'from prometheus_client import Gauge, start_http_server' \
    'Gauge("host_reboot_required", "1 if a package asked for a reboot").set(1)' \
    'start_http_server(9101, addr="127.0.0.1")' 'time.sleep(60)'
  python3 FILE > /dev/null 2>&1 &
  until curl -s localhost:9101/metrics > /dev/null; do sleep 0.1; done
}

# A server that takes the connection on port 9101 and never answers.
deaf() {
  python3 -c 'import socket, time; s = socket.create_server(("127.0.0.1", 9101)); open("up", "w"); time.sleep(60)' &
  until [ -e up ]; do sleep 0.1; done
}

# Somebody else holds the lock FILE.lock.
locked() {
  flock FILE.lock sh -c 'touch held; sleep 60' &
  until [ -e held ]; do sleep 0.1; done
}

# A host with 8 GiB of swap, of which 2 GiB are in use, or as many KiB as the words say: total, free.
swap() {
  sed -E "s/^(SwapTotal: +)[0-9]+/\1${1:-8388608}/; s/^(SwapFree: +)[0-9]+/\1${2:-6291456}/" /proc/meminfo > meminfo
  mountpoint -q /proc/meminfo && umount /proc/meminfo
  mount --bind meminfo /proc/meminfo
}

# Counts made up so that of 1000 ticks 600 are work, 300 idle and 100 iowait: script and `top` say 60 %. The script says so too
# where 100 of them went to a guest, which the kernel counts under user as well; top of procps 4.0.2 takes the sum for 1100.
counted() {
  local guest top ours rest
  ticks() { printf 'cpu  %s\ncpu0 %s\n' "$1" "$1"; grep -v ^cpu real; }
  cat /proc/stat > real
  touch stat
  mount --bind stat /proc/stat
  for guest in 0 100; do
    ticks '10000 200 3000 50000 700 10 20 30 1000 0' > stat
    top -b -d 3 -n 2 > tops & top=$!
    python3 FILE 3 > ours & ours=$!
    sleep 1.5
    ticks "10300 250 3200 50300 800 20 30 60 $((1000 + guest)) 0" > stat
    wait $top $ours
    grep ^%Cpu tops | tail -n 1
    jq -e '.cpu_percent == 60' ours || return 1
    rest=$(grep ^%Cpu tops | tail -n 1 | grep -oE '[0-9.]+ (id|wa)' | awk '{ rest += $1 } END { print rest }')
    [ "$rest" = 40 ] || [ "$guest:$rest" = 100:36.4 ] || return 1
  done
  umount /proc/stat
}

# The script for CPU, memory and swap: while every CPU is busy and then not, it and `top` agree within 5 points over the same two
# seconds (one of three tries counts: they do not start at the same instant); memory and swap are those of `free`.
shown_metrics() {
  [ "$(wc -l < FILE)" -le 40 ] || { echo "more than 40 lines"; return 1; }
  swap
  python3 - <<'END' || return 1
import json, os, re, subprocess

def compared():
    """What the script says, what top says over the same time."""
    top = subprocess.Popen(["top", "-b", "-d", "2", "-n", "2"], stdout=subprocess.PIPE, text=True)
    ours = subprocess.run(["python3", "FILE", "2"], capture_output=True, text=True, timeout=10, check=True)
    line = [line for line in top.communicate()[0].splitlines() if line.startswith("%Cpu")][1]
    idle, wait = (float(re.search(rf"([\d.]+) {name}", line)[1]) for name in ("id", "wa"))
    return json.loads(ours.stdout), 100 - idle - wait

def agree():
    for _ in range(3):
        said, top = compared()
        print(f"cpu: script {said['cpu_percent']}, top {top:.1f}")
        if abs(said["cpu_percent"] - top) <= 5:
            return said
    raise SystemExit("script and top differ by more than 5 points")

loops = [subprocess.Popen(["sh", "-c", "while :; do :; done"]) for _ in range(os.cpu_count())]
busy = agree()
for loop in loops:
    loop.kill()
assert busy["cpu_percent"] >= 90, busy
said = agree()
mem, swap = [line.split() for line in subprocess.check_output(["free", "-k"], text=True).splitlines()[1:]]
print("free:", mem[2], swap[2], "script:", said)
assert said["memory_used_kib"] == int(mem[2]) and said["swap_used_kib"] == int(swap[2]) == 2097152, said
assert said["swap_percent"] == 25.0, said
END
  counted || return 1
  umount /proc/meminfo # and on the real file, which goes on changing, memory is within 5 % of what free says
  used=$(free -k | awk 'NR == 2 { print $3 }')
  python3 FILE 0.2 | jq -e --argjson used "$used" '(.memory_used_kib - $used) | fabs <= $used * 0.05' || return 1
  swap 0 0
  python3 FILE 0.2 | grep '"swap_percent": null' || { echo "no answer without swap"; return 1; }
  : > meminfo # nothing to read: no line on stdout, a traceback on stderr, exit 1
  python3 FILE 0.2 > out 2> err && { echo "exit 0 without numbers"; return 1; }
  [ ! -s out ] && grep -q '^ERROR:root:cannot measure' err && echo proven
}

# The exporter: at most 20 lines; what curl gets agrees with `free` and with the file that asks for a reboot, each time anew;
# promtool finds no fault; and when the numbers are not there, the scrape fails.
shown_exporter() {
  [ "$(wc -l < FILE)" -le 20 ] || { echo "more than 20 lines"; return 1; }
  swap
  rm -f /run/reboot-required
  python3 FILE > log 2>&1 &
  until curl -sf localhost:9101/metrics > page; do sleep 0.1; done
  cat page
  grep -qx 'host_reboot_required 0.0' page || return 1
  [ "$(awk '$1 == "host_swap_used_bytes" { printf "%.0f", $2 }' page)" = "$(free -b | awk 'NR == 3 { print $3 }')" ] || return 1
  promtool check metrics < page || return 1
  touch /run/reboot-required
  curl -sf localhost:9101/metrics | grep -x 'host_reboot_required 1.0' || return 1
  : > meminfo
  curl -sf -o /dev/null localhost:9101/metrics && { echo "an old number was served"; return 1; }
  echo proven
}

# The pool: of 100 hosts one hangs and one refuses. All are answered for, never more than 20 at once, the one that hangs holds
# nobody up and is given up after its limit, and the script exits 1; without these two it exits 0.
shown_fleet() {
  mkdir bin
  cat > bin/ssh <<'END'
#!/bin/bash
for host; do [ "$host" = uptime ] || name=$host; done
echo "1 $name" >> running
case $name in h7) exec sleep 60 ;; h9) echo "ssh: connect to host h9 port 22: Connection refused" >&2; code=255 ;; esac
sleep 0.3
echo "up 3 days on $name"
echo "-1 $name" >> running
exit ${code:-0}
END
  chmod +x bin/ssh
  PATH=$PWD/bin:$PATH
  seq -f h%.0f 100 | python3 FILE > answers
  [ $? = 1 ] || { echo "exit not 1 with two hosts down"; return 1; }
  awk '{ now += $1; if (now > most) most = now } END { print "at once:", most; exit !(most > 10 && most <= 20) }' running || return 1
  [ "$(jq -r .host answers | sort -u | wc -l)" = 100 ] && [ "$(jq -r 'select(.ok) | .host' answers | wc -l)" = 98 ] || return 1
  tail -n 1 answers | grep '"host": "h7", "ok": false, "error": "no answer' || return 1
  grep '"host": "h9", "ok": false.*refused' answers || return 1
  seq -f h%.0f 20 24 | python3 FILE > answers && [ "$(wc -l < answers)" = 5 ] && echo proven
}
