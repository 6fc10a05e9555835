# An InfiniBand fabric to look at: Debian's simulator ibsim stands in for the adapters and the switch, opensm is the subnet manager.
# Packages: ibsim-utils, opensm, infiniband-diags, rdma-core. Its links are HDR, 4 lanes of 50 Gb/s.

# fabric [WIDTH]: a leaf switch with three nodes, whose second one is linked at WIDTH lanes (4x if not given). The LIDs are 2, 3 and 4.
# What comes after it sees the fabric from node-1, and takes LID for the second node.
fabric() {
  mkdir -p /run/fabric
  {
    printf 'Switch 4 "S-1" # "leaf-1" base port 0 lid 1 lmc 0\n'
    for n in 1 2 3; do printf '[%s]\t"H-%s"[1](%s)\t# "node-%s" lid %s %s\n' $n $n $n $n $((n + 1)) "$(lanes $n "$1")HDR"; done
    for n in 1 2 3; do
      printf '\nHca 1 "H-%s" # "node-%s mlx5_0"\n[1](%s)\t"S-1"[%s]\t# lid %s lmc 0 "leaf-1" lid 1 %s\n' \
        $n $n $n $n $((n + 1)) "$(lanes $n "$1")HDR"
    done
  } > /run/fabric/net
  mkfifo /run/fabric/say
  exec 8<> /run/fabric/say
  ibsim -s /run/fabric/net <&8 > /run/fabric/log 2>&1 &
  until grep -q ready /run/fabric/log; do sleep 0.1; done
  export SIM_HOST=H-1 OSM_CACHE_DIR=/run/fabric OSM_TMP_DIR=/run/fabric LD_PRELOAD=/usr/lib/x86_64-linux-gnu/umad2sim/libumad2sim.so
  opensm -f /run/fabric/opensm.log > /dev/null 2>&1 &
  until SIM_HOST=H-3 ibstat 2> /dev/null | grep -q 'State: Active'; do sleep 0.1; done
}

# perfquery, ibportstate: as typed, with the LID of node-2 filled in.
perfquery() { command perfquery "${@//LID/3}"; }
ibportstate() { command ibportstate "${@//LID/3}"; }

# lanes NODE WIDTH: how wide the link of a node is.
lanes() { if [ "$1" = 2 ]; then echo "${2:-4x}"; else echo 4x; fi; }

# counted COUNTER VALUE: the port of node-2 has counted so many errors.
counted() {
  echo "PerformanceSet \"H-2\"[1] PortCounters.$1=$2" >&8
  until perfquery 3 1 2> /dev/null | grep -q "$1:\.*$2$"; do sleep 0.1; done
}
