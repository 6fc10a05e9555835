# Sourced by the uses of the topic tools/grafana: the files that the page shows, dashboards that Grafana wrote, a Prometheus with
# labels, and a stand-in for Grafana, which Debian does not have.

# page URL: wait until a server on this machine answers.
page() { until curl -sf "$1" > /dev/null; do sleep 0.1; done; }

# dashboard: write dashboard.json, as the page shows it, and check its shape.
dashboard() {
  cat > dashboard.json <<'JSON'
{
  "uid": "machines-overview",
  "title": "Machines",
  "schemaVersion": 39,
  "time": {"from": "now-6h", "to": "now"},
  "templating": {"list": [
    {"name": "machine", "type": "query", "multi": true, "includeAll": true,
     "datasource": {"type": "prometheus", "uid": "prom"},
     "query": "label_values(temperature_celsius, machine)", "refresh": 2}
  ]},
  "panels": [
    {"id": 1, "type": "timeseries", "title": "Temperature",
     "gridPos": {"x": 0, "y": 0, "w": 24, "h": 8},
     "datasource": {"type": "prometheus", "uid": "prom"},
     "targets": [
       {"refId": "A",
        "expr": "temperature_celsius{machine=~\"$machine\"}",
        "legendFormat": "{{machine}} {{sensor}}"}
     ]}
  ]
}
JSON
  fits dashboard < dashboard.json
}

# files: write the two provisioning files, as the page shows them, and check their shape.
files() {
  cat > datasources.yml <<'YML'
apiVersion: 1
datasources:
  - name: Prometheus
    uid: prom
    type: prometheus
    access: proxy
    url: http://prometheus:9090
    isDefault: true
    editable: false
    jsonData:
      timeInterval: 15s
YML
  cat > dashboards.yml <<'YML'
apiVersion: 1
providers:
  - name: files
    type: file
    folder: Machines
    allowUiUpdates: false
    disableDeletion: false
    updateIntervalSeconds: 30
    options:
      path: /var/lib/grafana/dashboards
YML
  fits datasources < datasources.yml && fits providers < dashboards.yml
}

# fits KIND: check what is typed in against what Grafana's documentation says of that kind of file: what is required, of which type,
# and no other names than those. Prints nothing if it fits.
fits() {
  python3 -c '
import sys, jsonschema, yaml

string, number, flag, table = ({"type": kind} for kind in ("string", "integer", "boolean", "object"))

def shape(required, **others):
    every = {**required, **others}
    return {"type": "object", "required": list(required), "properties": every, "additionalProperties": False}

source = shape({"type": string, "uid": string})
target = shape({"refId": string, "expr": string}, legendFormat=string)
grid = {"x": number, "y": number, "w": {"type": "integer", "minimum": 1, "maximum": 24}, "h": number}
panel = shape({"id": number, "type": string, "title": string, "gridPos": shape(grid)}, datasource=source, targets={"type": "array", "items": target})
variable = shape({"name": string, "type": {"enum": ["query", "custom", "interval"]}, "query": string}, multi=flag, includeAll=flag, datasource=source, refresh=number)
kinds = {
    "dashboard": shape(
        {"uid": {"type": "string", "minLength": 8, "maxLength": 40}, "title": string, "schemaVersion": number, "panels": {"type": "array", "items": panel}},
        time=shape({"from": string, "to": string}), templating=shape({"list": {"type": "array", "items": variable}})),
    "datasources": shape({"apiVersion": {"const": 1}, "datasources": {"type": "array", "items": shape(
        {"name": string, "type": string, "access": {"enum": ["proxy", "direct"]}}, uid=string, url=string, isDefault=flag, editable=flag,
        jsonData=shape({}, timeInterval=string, httpMethod=string), orgId=number, version=number, secureJsonData=table)}}, prune=flag),
    "providers": shape({"apiVersion": {"const": 1}, "providers": {"type": "array", "items": shape(
        {"name": string, "options": shape({"path": string}, foldersFromFilesStructure=flag)}, type={"const": "file"}, folder=string, folderUid=string,
        orgId=number, disableDeletion=flag, updateIntervalSeconds=number, allowUiUpdates=flag)}}),
}
jsonschema.validate(yaml.safe_load(sys.stdin), kinds[sys.argv[1]])' "$1"
}

# real: take a dashboard that was exported from a Grafana, of the package ceph-grafana-dashboards.
real() { cp /etc/grafana/dashboards/ceph-dashboard/hosts-overview.json dashboard.json; }

# machines: start a Prometheus with the temperature of two machines, two sensors each, ten seconds ago.
machines() {
  local at=$(($(date +%s) - 10))
  { echo '# TYPE temperature_celsius gauge'
    for machine in m1 m2; do for sensor in in out; do
      echo "temperature_celsius{instance=\"pi1:8000\",job=\"machines\",machine=\"$machine\",sensor=\"$sensor\"} 40 $at"
    done; done
    echo '# EOF'; } > machines.om
  promtool tsdb create-blocks-from openmetrics machines.om data > /dev/null
  echo 'scrape_configs: []' > empty.yml
  prometheus --config.file=empty.yml --storage.tsdb.path=data --web.listen-address=127.0.0.1:9090 > prometheus.log 2>&1 &
  page localhost:9090/-/ready
}

# grafana: start a stand-in at HOST:3000 that knows the two calls of the documentation. It wants the token, serves the dashboard UID
# in the documented frame with a numeric id, and takes a dashboard only as {dashboard: {id: none, title: …}, overwrite: …}.
grafana() {
  dashboard
  echo '127.0.0.1 HOST' >> /etc/hosts
  export TOKEN=glsa_secret
  cat > grafana.py <<'PY'
import http.server, json

class Grafana(http.server.BaseHTTPRequestHandler):
    def answer(self, code, body):
        self.send_response(code)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    def handle_call(self):
        if self.path == "/ready":
            return self.answer(200, {})
        if self.headers["Authorization"] != "Bearer glsa_secret":
            return self.answer(401, {"message": "Unauthorized"})
        if (self.command, self.path) == ("GET", "/api/dashboards/uid/UID"):
            return self.answer(200, {"dashboard": {**json.load(open("dashboard.given")), "id": 7}, "meta": {"isStarred": False}})
        if (self.command, self.path) == ("POST", "/api/dashboards/db"):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            good = self.headers["Content-Type"] == "application/json" and not body["dashboard"].get("id") and body["dashboard"]["title"]
            return self.answer(200, {"status": "success", "uid": body["dashboard"]["uid"]}) if good and body["overwrite"] else self.answer(400, {"message": "bad request data"})
        self.answer(404, {"message": "Not found"})

    do_GET = do_POST = handle_call

http.server.HTTPServer(("127.0.0.1", 3000), Grafana).serve_forever()
PY
  cp dashboard.json dashboard.given
  python3 grafana.py > grafana.log 2>&1 &
  page localhost:3000/ready
}
