# A kernel of its own for what would touch the machine's: RAID, LVM, sysrq, panics. It is user-mode-linux (package of that name, and
# gcc), a Linux that runs as one process and has the copy's files as its root.

# machine N [WORD...]: start it with N disks of 512 MB, sdb, sdc and so on, and run there the lines that follow the one that calls
# this, which may use the functions known so far. Their output and exit are those of the run, or 3 and all that the kernel logged
# where it ended before them. The WORDs go on its command line.
machine() {
  local disks=() n name
  sed '0,/machine/d' /proof/line.sh > /proof/inside.sh
  for ((n = 0; n < $1; n++)); do
    name=$(printf "\\x$(printf %x $((98 + n)))")
    truncate -s 512M "/proof/$name" && disks+=("ubd$n=/proof/$name")
  done
  declare -f > /proof/functions.sh
  echo "disks=$1" > /proof/boot.sh
  cat >> /proof/boot.sh <<'BOOT'
export PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 PAGER=cat SYSTEMD_PAGER=cat TERM=xterm HOME=/root
export DM_DISABLE_UDEV=1 MDADM_NO_UDEV=1 # no udevd: mdadm and LVM make their device files themselves
mount -t proc none /proc; mount -t sysfs none /sys; mount -t tmpfs none /run; mount -t tmpfs none /tmp; mount -t devtmpfs none /dev
mount --bind /usr/lib/uml/modules /lib/modules; ip link set lo up
mkdir -p /run/udev /dev/shm
rm -f /dev/ubd*
for ((n = 0; n < disks; n++)); do mknod "/dev/sd$(printf "\\x$(printf %x $((98 + n)))")" b 98 $((n * 16)); done
cd /practice; . /proof/functions.sh
[ ! -e /proof/booted ] || { echo o > /proc/sysrq-trigger; sleep 9; } # it was restarted
touch /proof/booted
(. /proof/inside.sh) < /dev/null > /proof/printed.inside 2>&1
echo $? > /proof/status.inside
sync
echo o > /proc/sysrq-trigger; reboot -f
BOOT
  cat > /proof/state.c <<'C'
// Linux 6.1 as a process hands the CPU's state back in a fixed size, and the kernel refuses it where the CPU has more (AMX).
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>
static char whole[65536];
long ptrace(int request, int pid, void *address, void *data) {
  struct iovec *given = data, all = {whole, sizeof whole};
  long word, done;
  if (request >= 1 && request <= 3) return (done = syscall(SYS_ptrace, request, pid, address, &word)) ? done : word;
  if (request != 0x4205 || (long)address != 0x202) return syscall(SYS_ptrace, request, pid, address, data);
  if (syscall(SYS_ptrace, 0x4204, pid, address, &all)) return -1;
  if (given->iov_len >= all.iov_len) return syscall(SYS_ptrace, request, pid, address, data);
  memcpy(whole, given->iov_base, given->iov_len);
  return syscall(SYS_ptrace, request, pid, address, &all);
}
C
  gcc -shared -fPIC -O1 -o /proof/state.so /proof/state.c
  mkdir -p /lib/modules; ulimit -c 0
  LD_PRELOAD=/proof/state.so linux.uml mem=256M root=/dev/root rootfstype=hostfs hostfs=/ rw con=null con0=null,fd:1 init=/bin/bash \
    "${disks[@]}" "${@:2}" -- /proof/boot.sh > /proof/console 2>&1 < /dev/null
  cat /proof/printed.inside
  [ -e /proof/status.inside ] || { cat /proof/console; exit 3; } # the kernel ended before the lines did
  exit "$(cat /proof/status.inside)"
}

# mirror: make /dev/md0 of sdb and sdc, a RAID 1. /dev/OLD is the second of them and /dev/NEW is the third disk, still empty.
mirror() {
  mdadm --create /dev/md0 --level=1 --raid-devices=2 --assume-clean --run /dev/sdb /dev/sdc > /dev/null 2>&1
  ln -s sdc /dev/OLD
  ln -s sdd /dev/NEW
}

# settled: wait until no rebuild runs.
settled() { until ! grep -qE 'resync|recovery' /proc/mdstat; do sleep 0.2; done; }

# volume FS: make VG of sdb and in it LV, 310 MB, with the file system FS, mounted on MOUNTPOINT. /dev/NEW is the second disk.
volume() {
  { pvcreate /dev/sdb; vgcreate VG /dev/sdb; lvcreate -y -L 310M -n LV VG; } > /dev/null 2>&1
  "mkfs.$1" -q /dev/VG/LV
  mkdir MOUNTPOINT
  mount /dev/VG/LV MOUNTPOINT
  ln -sf sdc /dev/NEW
}
