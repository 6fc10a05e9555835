# Enters a throw-away copy of this machine and runs a line there. Called by sandbox.py in namespaces of its own:
# enter.sh FOLDER HOW GROUP..., where FOLDER holds samples.sh, line.sh and the empty file output; HOW is plain or booted.
set -e
folder=$1 how=$2
if [ $# -gt 2 ]; then # join the cgroups; they are then the roots of a namespace, without any other process in them
  for group in "${@:3}"; do echo 0 > "$group/cgroup.procs"; done
  exec unshare --cgroup bash "$0" "$folder" "$how"
fi
mount --make-rprivate /
mkdir "$folder/over"
mount -t tmpfs none "$folder/over"
mkdir "$folder/over/up" "$folder/over/work" "$folder/over/root"
root=$folder/over/root
mount -t overlay overlay -o "lowerdir=/,upperdir=$folder/over/up,workdir=$folder/over/work" "$root"

# Settings of the kernel belong to the whole machine, and so do devices: the first are read-only, of the second only the harmless.
# A loop device is lent: only `mount` sets one up here, and so it is free again when the copy is gone.
mount -t proc proc "$root/proc"
mount --bind "$root/proc/sys" "$root/proc/sys"
mount -o remount,ro,bind "$root/proc/sys"
mount -t sysfs -o ro sysfs "$root/sys"
mkdir -p "$root/proof"
mount --bind "$folder" "$root/proof"
ip link set lo up

if [ "$how" = plain ]; then
  mount --rbind /dev "$root/dev"
  exec chroot "$root" bash -c 'mkdir /practice && cd /practice && . /proof/samples.sh && . /proof/line.sh'
fi

groups=$root/sys/fs/cgroup
if [ -e /sys/fs/cgroup/memory/cgroup.procs ]; then # the machine has the limits of units in hierarchies of their own
  mount -t tmpfs tmpfs "$groups"
  mkdir "$groups/unified" "$groups/systemd" "$groups/memory" "$groups/pids"
  mount -t cgroup2 cgroup2 "$groups/unified"
  for one in none,name=systemd memory pids; do mount -t cgroup -o "$one" cgroup "$groups/${one#*=}"; done
  grep -E '^#|^memory|^pids' /proc/cgroups > "$folder/cgroups" # of the others systemd would make groups in those of the machine
  mount --bind "$folder/cgroups" "$root/proc/cgroups"
else
  mount -t cgroup2 cgroup2 "$groups"
fi
for name in run tmp dev; do mount -t tmpfs tmpfs "$root/$name"; done
mkdir "$root/dev/pts" "$root/dev/shm"
for name in null zero full random urandom tty kmsg loop-control; do
  [ -e "/dev/$name" ] || continue
  touch "$root/dev/$name"
  mount --bind "/dev/$name" "$root/dev/$name"
done
for n in {0..15}; do mknod "$root/dev/loop$n" b 7 "$n"; done
mount -t devpts devpts -o newinstance,ptmxmode=0666 "$root/dev/pts"
ln -s pts/ptmx "$root/dev/ptmx"
ln -s /proc/self/fd "$root/dev/fd"
touch "$root/dev/console" "$root/console.log"
mount --bind "$root/console.log" "$root/dev/console"
for unit in tmpfiles-setup tmpfiles-setup-dev udevd sysctl modules-load binfmt update-utmp random-seed; do
  ln -sf /dev/null "$root/etc/systemd/system/systemd-$unit.service"
done
quiet=$root/etc/systemd/system/systemd-journald.service.d # it reads the kernel's log and shall not write there
mkdir -p "$quiet"
printf '[Service]\nEnvironment=SYSTEMD_LOG_TARGET=null\n' > "$quiet/quiet.conf"
cat > "$root/etc/systemd/system/proof.service" <<'UNIT'
[Unit]
DefaultDependencies=no
After=basic.target dbus.service
Wants=basic.target dbus.service
[Service]
WorkingDirectory=/root
ExecStart=/bin/bash -c 'systemctl is-system-running --wait > /dev/null; mkdir /practice; cd /practice; . /proof/samples.sh; (. /proof/line.sh) > /proof/output 2>&1; echo $? > /proof/status'
StandardOutput=null
ExecStopPost=/bin/systemctl --force --force poweroff
UNIT
ln -s /etc/systemd/system/proof.service "$root/etc/systemd/system/default.target" 2> /dev/null || true
exec chroot "$root" env -i container=proof PATH=/usr/sbin:/usr/bin:/sbin:/bin /lib/systemd/systemd --unit=proof.service
