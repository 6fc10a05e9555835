# What makes faults that take more than a line. Sourced by symptoms.py before the lines that make a symptom.

# hang DIR: mount a file system whose server took its first call and then never answers again. A process that waits for it and is
# killed is in state D. The server ends with the copy, and with it the waiting: no other process may hold its end of the line.
hang() {
  mkdir -p "$1"
  exec 4<> /dev/fuse
  mount -i -t fuse.sshfs -o fd=4,rootmode=40000,user_id=0,group_id=0 SERVER:/share "$1"
  {
    dd bs=1M count=1 of=called status=none # the kernel says hello; the answer names version 7.31 and at most 4096 bytes a write
    { printf '\120\0\0\0\0\0\0\0'; dd if=called bs=1 skip=8 count=8 status=none
      printf '\7\0\0\0\37\0\0\0\0\0\0\0\0\0\0\0\14\0\14\0\0\20\0\0'; head -c 40 /dev/zero; } > answer
    dd if=answer bs=1M status=none >&4
    while dd bs=1M count=1 of=called status=none; do :; done
  } <&4 &
  exec 4<&-
}

# stuck DIR: hang, and have a process, PID, wait there in state D although it was sent SIGKILL.
stuck() {
  hang "$1"
  cat "$1/file" &
  PID=$!
  until grep -q request_wait_answer "/proc/$PID/stack"; do sleep 0.1; done
  kill -9 "$PID"
  until grep -q 'State:.D' "/proc/$PID/status"; do sleep 0.1; done
}

# crash: end the boot without a word, as a power cut does, and begin another, as the journal and wtmp see it.
crash() {
  journalctl --sync
  cat /proc/sys/kernel/random/uuid > boot
  mount --bind boot /proc/sys/kernel/random/boot_id
  systemctl kill -s KILL systemd-journald
  until rm -rf /run/log/journal; do :; done
  systemctl restart systemd-journald
  /lib/systemd/systemd-update-utmp reboot
}
