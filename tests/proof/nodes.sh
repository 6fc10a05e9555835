# What a sick GPU node shows without a GPU: two GPUs in a sysfs of its own, lines in the log of a kernel of its own (`machine` in
# drives.sh), a process that hangs in state D, a log of NCCL. Each stands in for hardware that is not here.
. /proof/crashes.sh

# gpus DRIVER: two H100s on the PCI bus as sysfs shows them, bound to DRIVER; the second, 41:00.0, has fallen off and reads as all ones.
gpus() {
  local pci=/sys/bus/pci one
  mount -t tmpfs none /sys/bus
  mkdir -p $pci/devices/0000:18:00.0 $pci/devices/0000:41:00.0 $pci/drivers/"$1"
  for one in $pci/devices/*; do
    echo 0x10de > "$one/vendor"; echo 0x2330 > "$one/device"; echo 0x030200 > "$one/class"; echo 0 > "$one/irq"
    yes '0x0000000000000000 0x0000000000000000 0x0000000000000000' | head -13 > "$one/resource"
    ln -s "../../drivers/$1" "$one/driver"
  done
  { printf '\336\20\60\43\6\0\20\0\241\0\2\3'; head -c 244 /dev/zero; } > $pci/devices/0000:18:00.0/config
  head -c 256 /dev/zero | tr '\0' '\377' > $pci/devices/0000:41:00.0/config
}

# story: in the kernel log, PCIe errors at the port above a GPU, then the Xids that follow from them.
story() {
  local line
  for line in '4pcieport 0000:40:01.0: AER: Uncorrected (Fatal) error received: 0000:40:01.0' \
    '3NVRM: Xid (PCI:0000:41:00): 79, GPU has fallen off the bus.' \
    '3NVRM: Xid (PCI:0000:41:00): 154, GPU recovery action changed from 0x0 (None) to 0x2 (Node Reboot Required)' \
    '3NVRM: Xid (PCI:0000:41:00): 45, pid=4711, name=python, Ch 00000008' \
    '3NVRM: Xid (PCI:0000:41:00): 45, pid=4711, name=python, Ch 00000009'; do
    echo "<${line:0:1}>${line:1}" > /dev/kmsg
  done
}

# hanging: a program named nvidia-smi that waits in state D. It is `touch`, and what it waits for is a frozen file system on the first
# disk of `machine`, in place of a driver that does not come back.
hanging() {
  mkfs.ext4 -q /dev/sdb
  mount /dev/sdb /mnt
  fsfreeze -f /mnt
  cp "$(command -v touch)" nvidia-smi
  ./nvidia-smi /mnt/new &
  until grep -q 'State:.D' "/proc/$!/status"; do sleep 0.1; done
}

# nccl_log: FILE is what NCCL logs of its ways to another node; three go straight into GPU memory, one does not.
nccl_log() {
  local n
  for n in 0 1 2; do echo "node-1:71:90 [$n] NCCL INFO Channel 0$n/0 : $n[$n] -> 8[0] [send] via NET/IB/$n/GDRDMA"; done > FILE
  echo 'node-2:52:77 [0] NCCL INFO Channel 00/0 : 0[0] -> 8[0] [receive] via NET/IB/0' >> FILE
}

# flapped: IFACE lost its link twice and has it again.
flapped() {
  ip link add IFACE type veth peer name port
  ip link set IFACE up
  for _ in 1 2; do ip link set port up; ip link set port down; done
  ip link set port up
}
