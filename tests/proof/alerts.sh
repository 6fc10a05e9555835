# Sourced by the uses of the topic tools/alerts: a Prometheus with a fixed series, the files that the page shows, and an Alertmanager.

# page URL: wait until a server on this machine answers.
page() { until curl -sf "$1" > /dev/null; do sleep 0.1; done; }

# Ten calm numbers, one a minute: their mean is 100, their population standard deviation 4, their median 101.
CALM='100 96 104 94 102 106 96 104 102 96'

# past VALUE...: start a Prometheus whose only series, errors, had these values, one a minute, the last of them ten seconds ago.
past() {
  local at=$(($(date +%s) - 10 - 60 * ($# - 1)))
  { echo '# TYPE errors gauge'; for value; do echo "errors{shop=\"a\"} $value $at"; at=$((at + 60)); done; echo '# EOF'; } > past.om
  hold past.om
}

# week THEN NOW: the same with two values only, one of a week ago and one of now.
week() {
  local at=$(($(date +%s) - 10))
  printf '# TYPE errors gauge\nerrors{shop="a"} %s %s\nerrors{shop="a"} %s %s\n# EOF\n' "$1" $((at - 604800)) "$2" "$at" > past.om
  hold past.om
}

# hold FILE: start a Prometheus that holds the samples of a file and scrapes nothing.
hold() {
  promtool tsdb create-blocks-from openmetrics "$1" data > /dev/null
  echo 'scrape_configs: []' > empty.yml
  prometheus --config.file=empty.yml --storage.tsdb.path=data --web.listen-address=127.0.0.1:9090 > prometheus.log 2>&1 &
  page localhost:9090/-/ready
}

# numbers VALUE...: write the values to FILE, one a line.
numbers() { printf '%s\n' "$@" > FILE; }

# script: write the program rolling.py, as the page shows it.
script() {
  cat > rolling.py <<'PY'
import statistics
import sys
from collections import deque

file, size, k = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
window = deque(maxlen=size)
for number, line in enumerate(open(file), 1):
    value = float(line)
    if len(window) == size:
        limit = statistics.mean(window) + k * statistics.pstdev(window)
        if value > limit:
            print(f"line {number}: {value:g} is over {limit:g}")
    window.append(value)
PY
}

# rules: write thresholds.yml, as the page shows it, and a test with a series for each of its rules.
rules() {
  cat > thresholds.yml <<'YML'
groups:
  - name: thresholds
    rules:
      - alert: ErrorsUnusual
        expr: >
          errors > avg_over_time(errors[10m] offset 1m)
          + 3 * clamp_min(stddev_over_time(errors[10m] offset 1m), 2)
      - alert: ErrorsTooMany
        expr: errors > 500
      - alert: LastsFiveMinutes
        expr: temperature > 90
        for: 5m
      - alert: ClearsLate
        expr: temperature > 90
        keep_firing_for: 5m
      - alert: TwoLimits
        expr: >
          temperature > 90 or temperature > 80
          and on (host) ALERTS{alertname="TwoLimits", alertstate="firing"}
      - alert: BudgetBurnsFast
        expr: >
          sum(rate(failed_total[1h])) / sum(rate(requests_total[1h])) > 14.4 * 0.001
          and sum(rate(failed_total[5m])) / sum(rate(requests_total[5m])) > 14.4 * 0.001
YML
  cat > tests.yml <<'YML'
rule_files: [thresholds.yml]
evaluation_interval: 1m
tests:
  # Ten calm numbers, then 130, which is over 112; the same with 110, which is not; a flat line and one step of 5, which the floor forgives.
  - interval: 1m
    input_series:
      - {series: 'errors{shop="a"}', values: '100 100 96 104 94 102 106 96 104 102 96 130'}
      - {series: 'errors{shop="b"}', values: '100 100 96 104 94 102 106 96 104 102 96 110'}
      - {series: 'errors{shop="c"}', values: '100x10 105'}
    alert_rule_test:
      - {eval_time: 10m, alertname: ErrorsUnusual, exp_alerts: []}
      - {eval_time: 11m, alertname: ErrorsUnusual, exp_alerts: [{exp_labels: {shop: a}}]}
  # A slow rise, two in a minute for 250 minutes: the rolling limit rises with it and stays silent, the fixed one fires.
  - interval: 1m
    input_series:
      - {series: 'errors{shop="a"}', values: '100+2x250'}
    alert_rule_test:
      - {eval_time: 60m, alertname: ErrorsUnusual, exp_alerts: []}
      - {eval_time: 240m, alertname: ErrorsUnusual, exp_alerts: []}
      - {eval_time: 200m, alertname: ErrorsTooMany, exp_alerts: []}
      - {eval_time: 201m, alertname: ErrorsTooMany, exp_alerts: [{exp_labels: {shop: a}}]}
  # Every other minute over 90: `for` never fires, keep_firing_for and the second limit fire once and stay, until it has been calm.
  - interval: 1m
    input_series:
      - {series: 'temperature{host="a"}', values: '85 91 85 91 85 91 85 91 85 91 85 85 79 85 85 85 85 85'}
    alert_rule_test:
      - {eval_time: 9m, alertname: LastsFiveMinutes, exp_alerts: []}
      - {eval_time: 0m, alertname: ClearsLate, exp_alerts: []}
      - {eval_time: 1m, alertname: ClearsLate, exp_alerts: [{exp_labels: {host: a}}]}
      - {eval_time: 2m, alertname: ClearsLate, exp_alerts: [{exp_labels: {host: a}}]}
      - {eval_time: 14m, alertname: ClearsLate, exp_alerts: [{exp_labels: {host: a}}]}
      - {eval_time: 15m, alertname: ClearsLate, exp_alerts: []}
      - {eval_time: 0m, alertname: TwoLimits, exp_alerts: []}
      - {eval_time: 1m, alertname: TwoLimits, exp_alerts: [{exp_labels: {host: a}}]}
      - {eval_time: 2m, alertname: TwoLimits, exp_alerts: [{exp_labels: {host: a}}]}
      - {eval_time: 11m, alertname: TwoLimits, exp_alerts: [{exp_labels: {host: a}}]}
      - {eval_time: 12m, alertname: TwoLimits, exp_alerts: []}
      - {eval_time: 13m, alertname: TwoLimits, exp_alerts: []}
  # Six minutes over 90: `for: 5m` fires after the fifth.
  - interval: 1m
    input_series:
      - {series: 'temperature{host="a"}', values: '85 91 91 91 91 91 91 85'}
    alert_rule_test:
      - {eval_time: 5m, alertname: LastsFiveMinutes, exp_alerts: []}
      - {eval_time: 6m, alertname: LastsFiveMinutes, exp_alerts: [{exp_labels: {host: a}}]}
      - {eval_time: 7m, alertname: LastsFiveMinutes, exp_alerts: []}
  # 1000 requests a minute: no failures for an hour, then 2 % for an hour, then none. The short window ends the alert.
  - interval: 1m
    input_series:
      - {series: requests_total, values: '0+1000x180'}
      - {series: failed_total, values: '0x60 20+20x59 1200x60'}
    alert_rule_test:
      - {eval_time: 60m, alertname: BudgetBurnsFast, exp_alerts: []}
      - {eval_time: 80m, alertname: BudgetBurnsFast, exp_alerts: []}
      - {eval_time: 115m, alertname: BudgetBurnsFast, exp_alerts: [{}]}
      - {eval_time: 125m, alertname: BudgetBurnsFast, exp_alerts: []}
YML
}

# manager: start an Alertmanager, tell amtool where it is, and let two alerts fire in it: one to be silenced, one not.
manager() {
  printf 'route: {receiver: chat}\nreceivers: [{name: chat}]\n' > am.yml
  prometheus-alertmanager --config.file=am.yml --storage.path=am --web.listen-address=127.0.0.1:9093 --cluster.listen-address= > am.log 2>&1 &
  page localhost:9093/-/ready
  mkdir -p ~/.config/amtool && echo 'alertmanager.url: http://localhost:9093' > ~/.config/amtool/config.yml
  amtool alert add ErrorsUnusual shop=a && amtool alert add ErrorsTooMany shop=b
  until [ "$(amtool alert query | grep -c UTC)" = 2 ]; do sleep 0.1; done
}

# silenced: silence one of the two for two hours.
silenced() {
  amtool silence add alertname=ErrorsUnusual --duration=2h --author=ops --comment='limits are being reworked' > silence.id
  until amtool alert query --silenced | grep -q ErrorsUnusual; do sleep 0.1; done
}

# firing: the same, and a Prometheus with a rule that fires and reports to that Alertmanager.
firing() {
  manager
  printf 'groups: [{name: a, rules: [{alert: ErrorsUnusual, expr: "vector(130) > 112", labels: {shop: a}}]}]\n' > a.yml
  cat > p.yml <<'YML'
global: {evaluation_interval: 1s}
rule_files: [a.yml]
alerting: {alertmanagers: [{static_configs: [{targets: ['localhost:9093']}]}]}
YML
  prometheus --config.file=p.yml --storage.tsdb.path=tsdb --web.listen-address=127.0.0.1:9090 > prometheus.log 2>&1 &
  page localhost:9090/-/ready
  silenced
  until promtool query instant http://localhost:9090 ALERTS | grep -q firing; do sleep 0.2; done
}
