# Sourced by the uses of the topic tools/prometheus: a Prometheus with fixed series, one that scrapes, and an Alertmanager.

# page URL: wait until a server on this machine answers.
page() { until curl -sf "$1" > /dev/null; do sleep 0.1; done; }

# series: print the samples of the last hour of a small fleet, as OpenMetrics, every 15 seconds until now. n1 and n3 answer; n2 has
# been down for 10 minutes. n1 has eight GPUs and a disk that loses 1 GB a minute; n3 has seven GPUs and restarted 2 minutes ago.
series() {
  awk -v now="$(date +%s)" '
    function line(series, value) { printf "%s %.10g %d\n", series, value, at }
    function each(metric, type, kind) {
      print "# TYPE " metric " " type
      for (at = now - 3600; at <= now; at += 15) {
        age = at - now + 3600; gone = at > now - 600
        if (kind == "up") { line("up{instance=\"n1:9100\",job=\"node\"}", 1); line("up{instance=\"n2:9100\",job=\"node\"}", !gone)
          line("up{instance=\"n3:9100\",job=\"node\"}", 1) }
        if (kind == "cpu") for (n = 1; n <= 3; n++) if (n != 2 || !gone) {
          line("node_cpu_seconds_total{cpu=\"0\",instance=\"n" n ":9100\",job=\"node\",mode=\"idle\"}", age * (n == 1 ? 0.1 : 0.75))
          line("node_cpu_seconds_total{cpu=\"1\",instance=\"n" n ":9100\",job=\"node\",mode=\"idle\"}", age * (n == 1 ? 0.3 : 0.75)) }
        if (kind == "net") for (n = 1; n <= 3; n += 2)
          line("node_network_receive_bytes_total{device=\"eth0\",instance=\"n" n ":9100\",job=\"node\"}", age * 1000 * n)
        if (kind == "free") { line("node_memory_MemAvailable_bytes{instance=\"n1:9100\",job=\"node\"}", 4e9)
          line("node_memory_MemAvailable_bytes{instance=\"n3:9100\",job=\"node\"}", 48e9) }
        if (kind == "mem") for (n = 1; n <= 3; n += 2) line("node_memory_MemTotal_bytes{instance=\"n" n ":9100\",job=\"node\"}", 64e9)
        if (kind == "disk") { line("node_filesystem_avail_bytes{instance=\"n1:9100\",job=\"node\",mountpoint=\"/\"}", 160e9 - age / 60 * 1e9)
          line("node_filesystem_avail_bytes{instance=\"n3:9100\",job=\"node\",mountpoint=\"/\"}", 400e9) }
        if (kind == "size") for (n = 1; n <= 3; n += 2) line("node_filesystem_size_bytes{instance=\"n" n ":9100\",job=\"node\",mountpoint=\"/\"}", 1000e9)
        if (kind == "boot") { line("node_boot_time_seconds{instance=\"n1:9100\",job=\"node\"}", now - 864000)
          line("node_boot_time_seconds{instance=\"n3:9100\",job=\"node\"}", at < now - 120 ? now - 864000 : now - 150) }
        if (kind == "temp") for (n = 1; n <= 3; n += 2) for (g = 0; g < (n == 1 ? 8 : 7); g++)
          line("DCGM_FI_DEV_GPU_TEMP{gpu=\"" g "\",instance=\"n" n ":9400\",job=\"dcgm\"}", 60 + g)
        if (kind == "uname") for (n = 1; n <= 3; n++) if (n != 2 || !gone)
          line("node_uname_info{instance=\"n" n ":9100\",job=\"node\",nodename=\"node-" substr("abc", n, 1) "\"}", 1)
        if (kind == "oom") { line("node_vmstat_oom_kill{instance=\"n1:9100\",job=\"node\"}", at > now - 700 ? 3 : 1)
          line("node_vmstat_oom_kill{instance=\"n3:9100\",job=\"node\"}", 0) }
        if (kind == "code") { line("http_requests_total{code=\"200\",instance=\"n1:8080\",job=\"api\"}", age * 9)
          line("http_requests_total{code=\"500\",instance=\"n1:8080\",job=\"api\"}", age * 1)
          line("http_requests_total{code=\"200\",instance=\"n3:8080\",job=\"api\"}", at > now - 120 ? (age - 3480) * 10 : age * 10) }
        if (kind == "jobs") line("jobs_done_total{instance=\"n1:8080\",job=\"api\"}", int(age / 70) + (at > now - 15 ? 30 : 0))
        if (kind == "took") for (n = 1; n <= 3; n += 2) {
          line("http_request_duration_seconds_bucket{instance=\"n" n ":8080\",job=\"api\",le=\"0.1\"}", age * 8)
          line("http_request_duration_seconds_bucket{instance=\"n" n ":8080\",job=\"api\",le=\"0.5\"}", age * 9)
          line("http_request_duration_seconds_bucket{instance=\"n" n ":8080\",job=\"api\",le=\"1\"}", age * 10)
          line("http_request_duration_seconds_bucket{instance=\"n" n ":8080\",job=\"api\",le=\"+Inf\"}", age * 10) }
        if (kind == "backup") line("backup_success_timestamp_seconds{instance=\"n1:9100\",job=\"node\"}", now - 90000)
      }
    }
    BEGIN {
      each("up", "gauge", "up"); each("node_cpu_seconds", "counter", "cpu"); each("node_network_receive_bytes", "counter", "net")
      each("node_memory_MemAvailable_bytes", "gauge", "free"); each("node_memory_MemTotal_bytes", "gauge", "mem")
      each("node_filesystem_avail_bytes", "gauge", "disk"); each("node_filesystem_size_bytes", "gauge", "size")
      each("node_boot_time_seconds", "gauge", "boot"); each("DCGM_FI_DEV_GPU_TEMP", "gauge", "temp")
      each("node_uname_info", "gauge", "uname"); each("node_vmstat_oom_kill", "unknown", "oom"); each("http_requests", "counter", "code"); each("jobs_done", "counter", "jobs")
      each("http_request_duration_seconds_bucket", "unknown", "took"); each("backup_success_timestamp_seconds", "gauge", "backup")
      print "# EOF"
    }'
}

# fleet: start a Prometheus, on its usual port, that holds those series and scrapes nothing.
fleet() {
  series > fleet.om && promtool tsdb create-blocks-from openmetrics fleet.om data > /dev/null
  echo 'scrape_configs: []' > empty.yml
  prometheus --config.file=empty.yml --storage.tsdb.path=data --web.listen-address=127.0.0.1:9090 > prometheus.log 2>&1 &
  page localhost:9090/-/ready
}

# configured: write prometheus.yml, with a job of its own and one of a port that nobody listens on, its rules.yml, and test.yml.
configured() {
  cat > prometheus.yml <<'YML'
global: {scrape_interval: 1s, evaluation_interval: 1s}
rule_files: [rules.yml]
scrape_configs:
  - job_name: prometheus
    static_configs: [{targets: ['localhost:9090']}]
  - job_name: node
    static_configs: [{targets: ['localhost:9100'], labels: {rack: r7}}]
YML
  rules > rules.yml
  cat > test.yml <<'YML'
rule_files: [rules.yml]
tests:
  - interval: 1m
    input_series: [{series: 'up{instance="n1"}', values: 1 0x9}]
    alert_rule_test:
      - {eval_time: 2m, alertname: TargetDown, exp_alerts: []}
      - {eval_time: 3m, alertname: TargetDown, exp_alerts: [{exp_labels: {instance: n1, severity: page}}]}
YML
}

# server: start a Prometheus with those files, which scrapes every second and may be reloaded over HTTP.
server() {
  configured
  prometheus --config.file=prometheus.yml --storage.tsdb.path=tsdb --web.listen-address=127.0.0.1:9090 --web.enable-lifecycle > prometheus.log 2>&1 &
  PROMETHEUS=$!
  page localhost:9090/-/ready
  until promtool query instant http://localhost:9090 'count(up == 0) + count(job:up:count)' 2> /dev/null | grep -q '=> 3'; do sleep 0.2; done
}

# rules: print one recording and one alerting rule.
rules() {
  cat <<'YML'
groups:
  - name: node
    rules:
      - record: job:up:count
        expr: count by (job) (up)
      - alert: TargetDown
        expr: up == 0
        for: 2m
        labels: {severity: page}
YML
}

# more: add a job to that configuration.
more() { printf '  - job_name: extra\n    static_configs: [{targets: [localhost:9100]}]\n' >> prometheus.yml; }

# jobs_loaded: print the jobs of the configuration that is in force.
jobs_loaded() { curl -s localhost:9090/api/v1/status/config | jq -r .data.yaml | grep job_name; }

# node: start a node_exporter that also reads the folder DIR.
node() { prometheus-node-exporter --collector.textfile.directory=DIR > node.log 2>&1 & page localhost:9100/metrics; }

# manager: start an Alertmanager with two receivers, which nothing reaches, and an inhibition; its file is alertmanager.yml.
manager() {
  cat > alertmanager.yml <<'YML'
route:
  receiver: chat
  group_by: [alertname, rack]
  group_wait: 1s
  routes:
    - matchers: [severity="page"]
      receiver: pager
receivers:
  - name: chat
  - name: pager
inhibit_rules:
  - source_matchers: [alertname="SwitchDown"]
    target_matchers: [alertname="TargetDown"]
    equal: [rack]
YML
  prometheus-alertmanager --config.file=alertmanager.yml --storage.path=am --web.listen-address=127.0.0.1:9093 --cluster.listen-address= > am.log 2>&1 &
  page localhost:9093/-/ready
}

# alerts: send that Alertmanager what three alerts of a fleet would send, and wait until it knows them.
alerts() {
  amtool alert add TargetDown instance=n1:9100 rack=r1 severity=page --alertmanager.url=http://localhost:9093
  amtool alert add TargetDown instance=n7:9100 rack=r7 severity=page --alertmanager.url=http://localhost:9093
  amtool alert add DiskFills instance=n1:9100 rack=r1 severity=ticket --alertmanager.url=http://localhost:9093
  until [ "$(amtool alert query --alertmanager.url=http://localhost:9093 | grep -c UTC)" = 3 ]; do sleep 0.1; done
}

# answers FILE: ask that fleet each query of a file, one a line, and fail where one is not in the list below or answers otherwise.
answers() {
  local query want got pattern
  while IFS= read -r query; do
    want=$(expected | QUERY=$query awk '/^[^ ]/ { on = $0 == ENVIRON["QUERY"] } /^  / && on { print substr($0, 3) }')
    [ -n "$want" ] || { echo "not in the list of tests/proof/prometheus.sh: $query"; return 1; }
    got=$(promtool query instant http://localhost:9090 "$query")
    [ "$(grep -c . <<< "$got")" = "$(grep -c . <<< "$want")" ] || { echo "$query answers $got"; return 1; }
    while IFS= read -r pattern; do
      grep -qE -- "$pattern" <<< "$got" || { echo "$query answers $got, not $pattern"; return 1; }
    done <<< "$want"
  done < "$1"
}

# expected: print each query of the page and, indented below it, a pattern for each line of its answer.
expected() {
  cat <<'LIST'
up == 0
  ^up\{instance="n2:9100", .* => 0 @
avg by (job) (up)
  ^\{job="node"\} => 0\.6666
avg_over_time(up[1h])
  ^\{instance="n1:9100", .* => 1 @
  ^\{instance="n2:9100", .* => 0\.83
  ^\{instance="n3:9100", .* => 1 @
absent(up{job="ipmi"})
  ^\{job="ipmi"\} => 1 @
1 - avg by (instance) (rate(node_cpu_seconds_total{mode="idle"}[5m]))
  ^\{instance="n1:9100"\} => (0\.8 |0\.7999|0\.80000)
  ^\{instance="n3:9100"\} => 0\.2(5|4999)
node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes < 0.1
  ^\{instance="n1:9100", .* => 0\.0625 @
predict_linear(node_filesystem_avail_bytes[1h], 4 * 3600) < 0
  ^\{instance="n1:9100", .*mountpoint="/"\} => -1(39|40)
node_filesystem_avail_bytes - node_filesystem_avail_bytes offset 30m
  ^\{instance="n1:9100", .*mountpoint="/"\} => -(29|30)
  ^\{instance="n3:9100", .*mountpoint="/"\} => 0 @
rate(node_network_receive_bytes_total[5m]) * 8
  ^\{device="eth0", instance="n1:9100", .* => (8000|8000\.0|7999\.9)
  ^\{device="eth0", instance="n3:9100", .* => (24000|24000\.0|23999\.9)
changes(node_boot_time_seconds[1h]) > 0
  ^\{instance="n3:9100", .* => 1 @
increase(node_vmstat_oom_kill[1h]) > 0
  ^\{instance="n1:9100", .* => 2\.00
count by (instance) ({__name__=~"DCGM_FI_DEV_GPU_TEMP(_CELSIUS)?"}) < 8
  ^\{instance="n3:9400"\} => 7 @
max by (instance) ({__name__=~"DCGM_FI_DEV_GPU_TEMP(_CELSIUS)?"})
  ^\{instance="n1:9400"\} => 67 @
  ^\{instance="n3:9400"\} => 66 @
sum(rate(http_requests_total{code=~"5.."}[5m])) / sum(rate(http_requests_total[5m]))
  ^\{\} => 0\.0(5|4999)
histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket[5m])))
  ^\{\} => 0\.7(5|4999)
time() - backup_success_timestamp_seconds > 86400
  ^\{instance="n1:9100", .* => 9[0-9]{4}
rate(node_network_receive_bytes_total[5m]) * on (instance) group_left (nodename) node_uname_info
  ^\{device="eth0", instance="n1:9100", job="node", nodename="node-a"\} => (1000|1000\.0|999\.9)
  ^\{device="eth0", instance="n3:9100", job="node", nodename="node-c"\} => (3000|3000\.0|2999\.9)
topk(3, count by (__name__) ({__name__=~".+"}))
  DCGM_FI_DEV_GPU_TEMP => 15 @
  http_request_duration_seconds_bucket => 8 @
  node_cpu_seconds_total => 4 @
LIST
}
