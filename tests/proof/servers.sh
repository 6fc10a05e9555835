# What the proofs of fleet/servers need: a BMC, a network that starts servers, and a server that wants to be started from it.

# bmc: a BMC on 127.0.0.1, the simulator of openipmi; ipmitool then talks to it and not to one in this machine.
bmc() {
  mkdir -p /bmc/state
  printf 'ip_addr_src static\nip_addr 192.168.1.50\nsubnet_mask 255.255.255.0\nmac_addr 02:00:00:00:00:50\ndefault_gw_ip_addr 192.168.1.1\nboot none\npower 1\n' > /bmc/settings
  cat > /bmc/control <<'CONTROL'
#!/bin/sh
# What the simulator asks of its machine: get NAME..., or set NAME VALUE.
shift
if [ "$1" = set ]; then
  while [ $# -gt 2 ] || [ "$1" = set ]; do [ "$1" = set ] && shift; sed -i "s/^$1 .*/$1 $2/" /bmc/settings; shift 2; [ $# -gt 0 ] || break; done
else
  shift
  for name; do sed -n "s/^$name /$name:/p" /bmc/settings; done
fi
CONTROL
  chmod +x /bmc/control
  cat > /bmc/lan.conf <<'CONF'
name "bmc"
set_working_mc 0x20
  startlan 1
    addr 127.0.0.1 623
    priv_limit admin
    allowed_auths_admin none md2 md5 straight
    guid a123456789abcdefa123456789abcdef
    lan_config_program "/bmc/control eth0"
  endlan
  chassis_control "/bmc/control 0x20"
  user 2 true "USER" "secret" admin 10 none md2 md5 straight
CONF
  printf 'mc_setbmc 0x20\nmc_add 0x20 0 no-device-sdrs 0x23 9 8 0x9f 0x1291 0xf02 persist_sdr\nsel_enable 0x20 1000 0x0a\nmc_enable 0x20\n' > /bmc/emu
  (cd /bmc && exec ipmi_sim -c lan.conf -f emu -s /bmc/state -n > /bmc/log 2>&1 < /dev/null) &
  ipmitool() { # the simulator does not know the last setting that `lan print` asks for
    command ipmitool -I lanplus -C 3 -N 1 -R 5 -H 127.0.0.1 -U USER -P secret "$@" || [ "$1 $2" = 'lan print' ]
  }
  until ipmitool mc info > /dev/null 2>&1; do sleep 0.2; done
}

# netboot FILE...: a network on IFACE whose server, SERVER, gives addresses and the name ipxe.efi, and has these files for TFTP.
netboot() {
  ip link add IFACE type veth peer name port
  ip addr add 192.168.9.1/24 dev IFACE
  ip link set IFACE up
  echo '192.168.9.1 SERVER' >> /etc/hosts
  mkdir -p /srv/tftp
  for file; do echo "a boot loader" > "/srv/tftp/$file"; done
  dnsmasq --conf-file=/dev/null --port=0 --interface=IFACE --bind-interfaces --dhcp-range=192.168.9.50,192.168.9.99 \
    --dhcp-boot=ipxe.efi --no-ping --enable-tftp --tftp-root=/srv/tftp --user=root --dhcp-leasefile=/leases --pid-file=/dnsmasq.pid
}

# knocks: a new server on the other end of that network, which asks for an address again and again.
knocks() {
  unshare -n sleep 60 &
  local there=$!
  until [ "$(readlink /proc/$there/ns/net)" != "$(readlink /proc/self/ns/net)" ]; do sleep 0.1; done
  ip link set port netns $there
  nsenter -t $there -n ip link set port up
  nsenter -t $there -n sh -c 'while :; do busybox udhcpc -n -q -f -i port -t 2 -T 1 -A 1 -s /bin/true; sleep 0.5; done' > /dev/null 2>&1 &
}
