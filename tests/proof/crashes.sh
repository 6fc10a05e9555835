# Errors of memory as rasdaemon and EDAC show them, and a core dump. What ends a kernel runs in one of its own: `machine` in drives.sh.
. /proof/drives.sh

# recorded: rasdaemon's database, with the tables that ras-mc-ctl asks for, and in it 12 corrected errors of DIMM_A1.
recorded() {
  mkdir -p /var/lib/rasdaemon
  perl -MDBI -e '
    my $db = DBI->connect("dbi:SQLite:dbname=/var/lib/rasdaemon/ras-mc_event.db", "", "", {RaiseError => 1});
    open my $script, "/usr/sbin/ras-mc-ctl"; local $/; my %columns;
    for (<$script> =~ /"select (.*? from \w+)/g) { my ($names, $table) = /(.*) from (\w+)/; $names =~ s/, count\(\*\)//; $columns{$table}{$_} = 1 for $names =~ /\w+/g }
    $db->do("create table $_ (" . join(",", keys %{$columns{$_}}) . ")") for keys %columns;
    $db->do("insert into mc_event (id, timestamp, err_count, err_type, err_msg, label, mc, top_layer, middle_layer, lower_layer, address, grain, syndrome, driver_detail)
      values (1, \"2026-11-28 10:00:00 +0000\", 12, \"Corrected\", \"memory read error\", \"DIMM_A1\", 0, 0, 0, -1, 0, 0, 0, \"\")");'
}

# counted: what the EDAC driver shows in sysfs for one memory controller with two modules, DIMM_A1 with 12 corrected errors.
counted() {
  local mc=/sys/devices/system/edac/mc/mc0 n
  mount -t tmpfs none /sys/devices/system
  mkdir -p $mc/csrow0
  echo 12 | tee $mc/ce_count $mc/csrow0/ce_count $mc/csrow0/ch0_ce_count > /dev/null
  echo 0 | tee $mc/{ue,ce_noinfo,ue_noinfo}_count $mc/csrow0/ue_count $mc/csrow0/ch1_ce_count > /dev/null
  echo skx > $mc/mc_name
  for n in 0 1; do
    mkdir $mc/dimm$n
    echo "DIMM_A$((n + 1))" | tee $mc/dimm$n/dimm_label $mc/csrow0/ch${n}_dimm_label > /dev/null
    echo $((12 - 12 * n)) > $mc/dimm$n/dimm_ce_count
    echo 0 > $mc/dimm$n/dimm_ue_count
    echo "csrow 0 channel $n" > $mc/dimm$n/dimm_location
    echo 16384 > $mc/dimm$n/size
  done
}

# crashed: hand systemd-coredump a core, as the kernel does when a program crashes; here of a `sleep` killed by SIGSEGV.
crashed() {
  /lib/systemd/systemd-coredump "$PID" 0 0 11 "$(date +%s)" 9223372036854775808 host < /bin/true
  until coredumpctl list > /dev/null 2>&1; do sleep 0.2; done
}

# blocked: a `touch` that waits in state D, because its file system, on the first disk of `machine`, is frozen.
blocked() {
  mkfs.ext4 -q /dev/sdb
  mount /dev/sdb /mnt
  fsfreeze -f /mnt
  touch /mnt/new &
  until grep -q 'State:.D' "/proc/$!/status"; do sleep 0.1; done
}
