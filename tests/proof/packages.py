"""Where Debian keeps the programs that the site's commands use: the package of each that is not named after its program."""

PACKAGES = {
    "getfacl": "acl", "setfacl": "acl", "lsattr": "e2fsprogs", "chattr": "e2fsprogs", "e2fsck": "e2fsprogs",
    "dumpe2fs": "e2fsprogs", "tune2fs": "e2fsprogs", "resize2fs": "e2fsprogs", "mkfs.ext4": "e2fsprogs",
    "mkfs.xfs": "xfsprogs", "xfs_repair": "xfsprogs", "iostat": "sysstat", "pidstat": "sysstat", "lspci": "pciutils",
    "lsusb": "usbutils", "smartctl": "smartmontools", "ss": "iproute2", "ip": "iproute2", "exportfs": "nfs-kernel-server",
    "showmount": "nfs-common", "nfsstat": "nfs-common", "rpcinfo": "rpcbind", "netplan": "netplan.io", "ps": "procps",
    "top": "procps", "free": "procps", "vmstat": "procps", "pgrep": "procps", "pkill": "procps", "sysctl": "procps",
    "fuser": "psmisc", "getenforce": "selinux-utils", "setenforce": "selinux-utils", "sestatus": "policycoreutils",
    "restorecon": "policycoreutils", "semanage": "policycoreutils-python-utils", "ausearch": "auditd", "awk": "mawk",
    "journalctl": "systemd", "systemctl": "systemd", "systemd-analyze": "systemd", "passwd": "passwd", "chage": "passwd",
    "promtool": "prometheus", "amtool": "prometheus-alertmanager", "pidof": "sysvinit-utils", "ansible": "ansible-core",
    "ansible-playbook": "ansible-core", "ansible-inventory": "ansible-core", "ansible-doc": "ansible-core",
    "ansible-vault": "ansible-core", "ansible-config": "ansible-core", "ansible-galaxy": "ansible-core",
    "ansible-pull": "ansible-core", "docker": "docker.io", "ddrescue": "gddrescue", "last": "util-linux", "namei": "util-linux",
}  # fmt: skip


def package(program: str) -> str:
    """The Debian package to install for a program."""
    return PACKAGES.get(program, program)
