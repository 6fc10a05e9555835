"""Before `make serve`: says where the site will be, or that the port is taken. Arguments: host and port."""

from __future__ import annotations

import errno
import re
import socket
import sys


def check(host: str, typed: str) -> str:
    """Words for the person who serves: an address to open, or the end of the run with what to do."""
    if not re.fullmatch(r"\d{1,5}", typed, re.ASCII) or not 0 < int(typed) < 65536:
        sys.exit(f"{typed} is not a port: use a number from 1024 to 65535, as in make serve PORT=8001")
    port = int(typed)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, UnicodeError) as error:
            if getattr(error, "errno", 0) == errno.EADDRINUSE:
                sys.exit(f"Port {port} is taken by another program. Use another one: make serve PORT={port + 1}")
            sys.exit(f"Cannot serve on {host}:{port}: {getattr(error, 'strerror', error)}")
    if host in ("0.0.0.0", "::"):
        return f"On this machine: http://127.0.0.1:{port}/   On your phone: http://{_own_address()}:{port}/"
    return f"Open http://{host}:{port}/"


def _own_address() -> str:
    """The address that other hosts of the network see. Connecting a datagram socket sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # TEST-NET-1 (RFC 5737): any outside address serves
            return str(probe.getsockname()[0])
        except OSError:
            return socket.gethostname()


if __name__ == "__main__":
    print(check(sys.argv[1], sys.argv[2]), flush=True)
