# A BMC that answers over Redfish, and a list of firmware versions, to look at. Packages: curl, python3.

# bmc STATE: B is the root of a BMC's Redfish. Its tray has two leak detectors; that of the manifold says STATE (OK or Critical).
bmc() {
  cat > bmc.py <<'PY'
import http.server, json, sys
state = sys.argv[1]
leaks = "/redfish/v1/Chassis/ID/ThermalSubsystem/LeakDetection"
def detector(name, said):
    return {"Id": name, "LeakDetectorType": "Moisture", "DetectorState": said, "Status": {"State": "Enabled", "Health": said}}
known = {
    leaks: {"Id": "LeakDetection", "Status": {"State": "Enabled", "HealthRollup": state}},
    f"{leaks}/LeakDetectors": {"Members": [{"@odata.id": f"{leaks}/LeakDetectors/{n}"} for n in ("ColdPlate", "Manifold")]},
    f"{leaks}/LeakDetectors/ColdPlate": detector("ColdPlate", "OK"),
    f"{leaks}/LeakDetectors/Manifold": detector("Manifold", state),
    "/redfish/v1/Systems/ID": {"Id": "ID", "SerialNumber": "1234", "PowerState": "On"},
}
class BMC(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path in known else 404)
        self.end_headers()
        self.wfile.write(json.dumps(known.get(self.path, {}), indent=1).encode() + b"\n")
    def log_message(self, *_): pass
http.server.HTTPServer(("127.0.0.1", 8443), BMC).serve_forever()
PY
  python3 bmc.py "$1" &
  B=http://127.0.0.1:8443/redfish/v1
  until command curl -s "$B" > /dev/null; do sleep 0.1; done
}

# versions: FILE names each node and what it runs: GPU firmware, driver, NIC firmware. One of eighteen differs.
versions() {
  for n in {1..18}; do echo "tray-$n,97.10.4A,580.126.20,$([ $n = 7 ] && echo 40.46.1006 || echo 40.47.2526)"; done > FILE
}
