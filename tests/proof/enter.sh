# Enters a throw-away copy of this machine and runs a line there. Called by sandbox.py in namespaces of its own:
# enter.sh FOLDER HOW, where FOLDER holds samples.sh, line.sh and the empty files output and status; HOW is plain or booted.
set -e
folder=$1 how=$2
mount --make-rprivate /
mkdir "$folder/over"
mount -t tmpfs none "$folder/over"
mkdir "$folder/over/up" "$folder/over/work" "$folder/over/root"
root=$folder/over/root
mount -t overlay overlay -o "lowerdir=/,upperdir=$folder/over/up,workdir=$folder/over/work" "$root"

# Settings of the kernel belong to the whole machine, and so do devices: the first are read-only, of the second only the harmless.
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

mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
for name in run tmp dev; do mount -t tmpfs tmpfs "$root/$name"; done
mkdir "$root/dev/pts" "$root/dev/shm"
for name in null zero full random urandom tty; do
  touch "$root/dev/$name"
  mount --bind "/dev/$name" "$root/dev/$name"
done
mount -t devpts devpts -o newinstance,ptmxmode=0666 "$root/dev/pts"
ln -s pts/ptmx "$root/dev/ptmx"
ln -s /proc/self/fd "$root/dev/fd"
touch "$root/dev/console" "$root/console.log"
mount --bind "$root/console.log" "$root/dev/console"
for unit in tmpfiles-setup tmpfiles-setup-dev udevd sysctl modules-load binfmt update-utmp random-seed; do
  ln -sf /dev/null "$root/etc/systemd/system/systemd-$unit.service"
done
cat > "$root/etc/systemd/system/proof.service" <<'UNIT'
[Unit]
After=basic.target dbus.service
Wants=dbus.service
[Service]
WorkingDirectory=/root
ExecStart=/bin/bash -c 'systemctl is-system-running --wait > /dev/null; mkdir /practice; cd /practice; . /proof/samples.sh; (. /proof/line.sh) > /proof/output 2>&1; echo $? > /proof/status'
StandardOutput=null
ExecStopPost=/bin/systemctl --force --force poweroff
UNIT
ln -s /etc/systemd/system/proof.service "$root/etc/systemd/system/default.target" 2> /dev/null || true
exec chroot "$root" env -i container=proof PATH=/usr/sbin:/usr/bin:/sbin:/bin /lib/systemd/systemd --unit=proof.service
