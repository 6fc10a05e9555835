# What the proofs of booting, drivers and limits need and a copy of the machine does not have: a kernel of its own, and a disk to
# repair. Sourced by lines of fleet/boot, fleet/tracing and fleet/servers; needs linux-image-amd64, qemu-system-x86, busybox-static
# and cpio.

KERNEL=$(cd /lib/modules && ls | grep amd64 | tail -1) # the one that Debian installed, which need not be the one that runs

# debian: let modprobe, modinfo and uname -r speak of Debian's kernel, as if it ran.
debian() {
  uname() { if [ "$*" = -r ]; then echo "$KERNEL"; else command uname "$@"; fi; }
  modprobe() { command modprobe -S "$KERNEL" "$@"; }
  modinfo() { command modinfo -k "$KERNEL" "$@"; }
}

# nvidia [KERNEL]: put a driver called nvidia, version 580.95, into the care of DKMS, and build it for that kernel. Its one file is a
# harmless module of Debian's kernel.
nvidia() {
  local source=/usr/src/nvidia-580.95
  mkdir -p $source "/lib/modules/$KERNEL/build/include"
  touch $source/nvidia.c "/lib/modules/$KERNEL/build/.config"
  command cat > $source/dkms.conf <<CONF
PACKAGE_NAME=nvidia
PACKAGE_VERSION=580.95
BUILT_MODULE_NAME=nvidia
DEST_MODULE_LOCATION=/updates
AUTOINSTALL=yes
MAKE="cp /lib/modules/$KERNEL/kernel/drivers/net/dummy.ko nvidia.ko"
CLEAN=true
CONF
  if [ -n "$1" ]; then dkms install nvidia/580.95 -k "$1" > /dev/null; else dkms add nvidia/580.95 > /dev/null; fi
}

# installed: a disk with a system on it, mounted at /mnt, with two kernels and without the file systems that only a running one has.
installed() {
  local dir
  truncate -s 64M /disk && mkfs.ext4 -q /disk && mount /disk /mnt
  mkdir -p /mnt/{boot/grub,dev,proc,sys,run,tmp,root}
  for dir in usr lib lib64 bin sbin etc var; do mkdir /mnt/$dir && mount --rbind /$dir /mnt/$dir; done
  echo kernel | tee "/mnt/boot/vmlinuz-$KERNEL" /mnt/boot/vmlinuz-6.1.0-1-amd64 > /dev/null
  echo ramdisk | tee "/mnt/boot/initrd.img-$KERNEL" /mnt/boot/initrd.img-6.1.0-1-amd64 > /dev/null
  printf 'GRUB_DEFAULT=saved\nGRUB_CMDLINE_LINUX_DEFAULT=quiet\nGRUB_CMDLINE_LINUX="console=ttyS0"\n' > /etc/default/grub
  sed -i '/^case ${GRUB_DEVICE} in/,/^esac/d' /etc/grub.d/10_linux # the one place where GRUB minds that the disk is a file
}

# bound: what the chroot into that disk needs of the system that runs.
bound() { for d in dev proc sys run; do mount --rbind /$d /mnt/$d; done; }

# vm LINES: start Debian's kernel under QEMU with busybox, the programs that $WITH names and the modules that $MODULES names, and run
# the lines there, with all of cgroup v2. $QEMU adds options of QEMU, $CMDLINE of the kernel. The exit is that of the lines.
vm() {
  local tree=/vm program library
  mkdir -p $tree/{bin,dev,proc,sys,etc,tmp,run,root} $tree/lib/modules/"$KERNEL"
  ln -sfn bin $tree/sbin
  ln -sfn . $tree/usr
  cp /bin/busybox $tree/bin
  for program in $WITH; do
    program=$(type -P "$program")
    cp "$program" $tree/bin 2> /dev/null || cp -L "$program" $tree/bin
    for library in $(ldd "$program" 2> /dev/null | grep -o '/[^ ]*'); do mkdir -p "$tree${library%/*}" && cp -L "$library" "$tree$library"; done
  done
  cp -r /etc/modprobe.d $tree/etc
  if [ -n "$MODULES" ]; then
    cp /lib/modules/"$KERNEL"/modules.{order,builtin,builtin.modinfo} $tree/lib/modules/"$KERNEL"
    for program in $MODULES; do command modprobe -C /var/empty -S "$KERNEL" -D "$program"; done | awk '$1 == "insmod" {print $2}' | sort -u |
      while read -r library; do mkdir -p "$tree${library%/*}" && cp "$library" "$tree$library"; done
    depmod -b $tree "$KERNEL"
  fi
  printf '%s\n' "$*" > $tree/lines
  command cat > $tree/init <<'INIT'
#!/bin/busybox sh
/bin/busybox mount -t proc proc /proc
/bin/busybox mkdir /box
/bin/busybox --install -s /box
export PATH=/bin:/box
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
mount -t cgroup2 cgroup2 /sys/fs/cgroup
ip link set lo up
{ sh /lines; echo "vm ended $?"; } < /dev/null > /dev/ttyS0 2>&1
poweroff -f
INIT
  chmod +x $tree/init
  (cd $tree && find . | cpio -o -H newc --quiet) > /vm.cpio
  # The kernel in it is packed with xz; QEMU starts it unpacked in half the time.
  tail -c "+$(($(grep -abom1 $'\xfd7zXZ' "/boot/vmlinuz-$KERNEL" | cut -d: -f1) + 1))" "/boot/vmlinuz-$KERNEL" | xz -dc --single-stream > /vmlinux 2> /dev/null
  # shellcheck disable=SC2086
  qemu-system-x86_64 -accel tcg -cpu max -m 512 -nodefaults -display none -no-reboot -serial file:/vm.out \
    -kernel /vmlinux -initrd /vm.cpio -append "quiet panic=-1 mitigations=off cryptomgr.notests $CMDLINE" $QEMU
  tr -d '\r' < /vm.out | sed '/^vm ended /d'
  return "$(tr -d '\r' < /vm.out | sed -n 's/^vm ended //p' | grep . || echo 125)"
}
