# A simulated Modbus device for the proofs of tools/modbus: slave 1, over TCP as host DEVICE and over a serial line as /dev/ttyUSB0.
PATH=/usr/sbin:/usr/bin:/sbin:/bin

# own_dev: a /dev of this copy of the machine, so that no serial port of the machine is touched.
own_dev() {
  mkdir /own && mount -t tmpfs none /own
  for one in null zero full random urandom tty kmsg; do touch "/own/$one"; mount --bind "/dev/$one" "/own/$one"; done
  mkdir /own/pts /own/shm && mount -t devpts devpts -o newinstance,ptmxmode=0666 /own/pts
  ln -s pts/ptmx /own/ptmx; ln -s /proc/self/fd /own/fd
  mount --move /own /dev
}

# serial_line: two ends of one line, /dev/ttyUSB0 for the client and /dev/ttyFAR for the device.
serial_line() {
  own_dev
  socat pty,raw,echo=0,link=/dev/ttyUSB0 pty,raw,echo=0,link=/dev/ttyFAR > /dev/null 2>&1 &
  until [ -e /dev/ttyUSB0 ] && [ -e /dev/ttyFAR ]; do sleep 0.1; done
}

# device tcp|rtu: start the device; its process is $DEVICE. It answers only for slave 1, as a device on a line does.
device() {
  [ "$1" = tcp ] && echo '127.0.0.1 DEVICE' >> /etc/hosts || serial_line
  python3 - "$1" > /dev/null 2>&1 <<'PYTHON' &
import asyncio, sys
from pymodbus.datastore import ModbusSequentialDataBlock as Block, ModbusServerContext, ModbusSlaveContext
from pymodbus.server.async_io import ModbusSerialServer, ModbusTcpServer

slave = ModbusSlaveContext(
    co=Block(0, [True, False, True, False, False, False, False, False]), di=Block(0, [False, True, True, False]),
    hr=Block(0, [215, 1013, 47, 0, 0, 16968, 0, 0, 0, 0]), ir=Block(0, [7, 8, 9]), zero_mode=True,
)  # fmt: skip
context = ModbusServerContext(slaves={1: slave}, single=False)

async def main():
    if sys.argv[1] == "tcp":
        server = ModbusTcpServer(context, address=("127.0.0.1", 502), ignore_missing_slaves=True)
    else:
        server = ModbusSerialServer(context, port="/dev/ttyFAR", baudrate=9600, ignore_missing_slaves=True)
        await server.start()
    open("/up", "w").close()
    await server.serve_forever()

asyncio.run(main())
PYTHON
  DEVICE=$!
  until [ -e /up ]; do sleep 0.1; done
  [ "$1" = rtu ] || until ss -tln | grep -q :502; do sleep 0.1; done
}

# adapter: what udev keeps of a USB serial adapter, told of a port that the machine has; nothing opens it.
adapter() {
  own_dev
  mknod /dev/ttyUSB0 c 4 64
  mkdir -p /run/udev/data /dev/serial/by-id /dev/serial/by-path
  ln -s ../../ttyUSB0 /dev/serial/by-id/usb-MAKER_MODEL_SERIAL-if00-port0
  ln -s ../../ttyUSB0 /dev/serial/by-path/pci-0000:00:14.0-usb-0:2:1.0-port0
  printf 'E:ID_VENDOR_ID=0403\nE:ID_SERIAL_SHORT=SERIAL\nE:ID_PATH=pci-0000:00:14.0-usb-0:2:1.0\n' > /run/udev/data/c4:64
}

# shown_reader: run the script that the page shows: against the device, past its last register, and after it fell silent.
shown_reader() {
  device rtu
  python3 FILE || return
  sed 's/registers(0, /registers(9, /' FILE > past.py && ! python3 past.py || return
  kill $DEVICE; wait $DEVICE
  ! python3 FILE
}

# kernel_log: dmesg reads what the kernel says when an adapter is plugged in; the machine's own log may have lost its lines.
kernel_log() {
  printf '<6>[    1.000000] usb 1-2: new full-speed USB device number 3\n<6>[    1.100000] usb 1-2: FTDI USB Serial Device converter now attached to ttyUSB0\n' > kern
  dmesg() { command dmesg -F kern "$@"; }
}
