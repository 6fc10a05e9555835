# Slurm on one machine, and what kubectl needs of a Kubernetes API. Packages: slurmctld, slurmd, slurm-client, kubectl (Debian's
# kubernetes-client has it too).

# slurm [GPUS]: a controller and three nodes, NODE, node-2 and node-3, each configured with 8 GPUs (device nodes with nothing behind them);
# NODE finds only GPUS of them when it registers.
slurm() {
  mkdir -p /run/cluster/state /etc/slurm /var/log/slurm
  ip link add e0 type veth peer name e1 # without an address besides that of lo, no name is looked up
  ip addr add 10.0.0.2/24 dev e0
  ip link set e0 up
  ip link set e1 up
  for n in 0 1 2 3 4 5 6 7; do mknod "/run/cluster/gpu$n" c 195 "$n"; done
  echo CgroupPlugin=cgroup/v1 > /etc/slurm/cgroup.conf # there are no cgroups here to find the version from
  cat > /etc/slurm/slurm.conf <<CONF
ClusterName=practice
SlurmctldHost=$(hostname)(10.0.0.2)
AuthType=auth/none
CredType=cred/none
SlurmUser=root
StateSaveLocation=/run/cluster/state
SlurmdSpoolDir=/run/cluster/spool-%n
SlurmctldPidFile=/run/cluster/controller.pid
SlurmdPidFile=/run/cluster/%n.pid
SlurmdLogFile=/run/cluster/%n.log
SlurmctldLogFile=/var/log/slurm/slurmctld.log
ProctrackType=proctrack/pgid
TaskPlugin=task/none
MpiDefault=none
SelectType=select/cons_tres
SlurmdParameters=config_overrides
RebootProgram=/bin/true
ResumeTimeout=600
GresTypes=gpu
NodeName=NODE NodeHostname=$(hostname) NodeAddr=10.0.0.2 Port=7001 CPUs=8 RealMemory=1000 Gres=gpu:8
NodeName=node-2 NodeHostname=$(hostname) NodeAddr=10.0.0.2 Port=7002 CPUs=8 RealMemory=1000 Gres=gpu:8
NodeName=node-3 NodeHostname=$(hostname) NodeAddr=10.0.0.2 Port=7003 CPUs=8 RealMemory=1000 Gres=gpu:8
PartitionName=gpu Nodes=ALL Default=YES State=UP
CONF
  for node in NODE node-2 node-3; do
    echo "NodeName=$node Name=gpu File=/run/cluster/gpu[0-$([ $node = NODE ] && echo $((${1:-8} - 1)) || echo 7)]"
  done > /etc/slurm/gres.conf
  slurmctld
  for node in NODE node-2 node-3; do slurmd -N $node; done
  until [ "$(sinfo -hN -o %t | grep -cE '^(idle|drain|inval)$')" = 3 ]; do sleep 0.1; done
}

# busy: a job holds all GPUs of NODE.
busy() {
  sbatch -Q -w NODE --gres=gpu:8 -o /dev/null --wrap 'sleep 60'
  until squeue -h -w NODE -t R | grep -q .; do sleep 0.1; done
}

# kubernetes [LEFT]: an API server with one node, NODE, with 8 GPUs of which LEFT can be given away, a pod of a job and one of a
# DaemonSet. It knows as much as kubectl cordon, drain, uncordon and describe ask for, and keeps no secret.
kubernetes() {
  mkdir -p ~/.kube
  cat > ~/.kube/config <<CONF
apiVersion: v1
kind: Config
clusters: [{name: practice, cluster: {server: 'http://127.0.0.1:8001'}}]
contexts: [{name: practice, context: {cluster: practice, user: nobody}}]
users: [{name: nobody, user: {}}]
current-context: practice
CONF
  cat > api.py <<'API'
import http.server, json, sys
left = sys.argv[1]
cpu = {"cpu": "96", "memory": "2000Gi", "pods": "110"}
spec = {}
def node():
    return {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "NODE", "uid": "1", "labels": {"nvidia.com/gpu.present": "true"}},
            "spec": spec, "status": {"capacity": {**cpu, "nvidia.com/gpu": "8"}, "allocatable": {**cpu, "nvidia.com/gpu": left},
            "conditions": [{"type": "Ready", "status": "True", "reason": "KubeletReady"}], "nodeInfo": {}}}
def pod(name, owner, kind):
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": name, "namespace": "default", "uid": name,
            "ownerReferences": [{"apiVersion": "apps/v1", "kind": kind, "name": owner, "uid": "2", "controller": True}]},
            "spec": {"nodeName": "NODE", "containers": [{"name": "main", "image": "x", "resources": {}}]}, "status": {"phase": "Running"}}
pods = {"train": pod("train", "train", "ReplicaSet"), "exporter": pod("exporter", "exporter", "DaemonSet")}
def resources(version, *names):
    return {"kind": "APIResourceList", "groupVersion": version, "resources": [
            {"name": n, "namespaced": n != "nodes", "kind": k, "verbs": ["get", "list", "patch", "create"]} for n, k in names]}
class API(http.server.BaseHTTPRequestHandler):
    def say(self, what, status=200):
        body = json.dumps(what or {"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "NotFound", "code": 404}).encode()
        self.send_response(status if what else 404)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def do_GET(self):
        path = self.path.split("?")[0].rstrip("/")
        name = path.rsplit("/", 1)[1]
        if path == "/api": self.say({"kind": "APIVersions", "versions": ["v1"]})
        elif path == "/apis":
            policy = {"groupVersion": "policy/v1", "version": "v1"}
            self.say({"kind": "APIGroupList", "apiVersion": "v1", "groups": [{"name": "policy", "versions": [policy], "preferredVersion": policy}]})
        elif path == "/api/v1": self.say({**resources("v1", ("nodes", "Node"), ("pods", "Pod"), ("events", "Event")), "resources":
            resources("v1", ("nodes", "Node"), ("pods", "Pod"), ("events", "Event"))["resources"] +
            [{"name": "pods/eviction", "namespaced": True, "kind": "Eviction", "group": "policy", "version": "v1", "verbs": ["create"]}]})
        elif path == "/apis/policy/v1": self.say(resources("policy/v1", ("poddisruptionbudgets", "PodDisruptionBudget")))
        elif path.startswith("/api/v1/nodes/"): self.say(node())
        elif path.endswith("/nodes"): self.say({"kind": "NodeList", "apiVersion": "v1", "items": [node()]})
        elif path.endswith("/pods"): self.say({"kind": "PodList", "apiVersion": "v1", "items": list(pods.values())})
        elif "/pods/" in path: self.say(pods.get(name))
        elif path.endswith("/events"): self.say({"kind": "EventList", "apiVersion": "v1", "items": []})
        elif "/daemonsets/" in path: self.say({"kind": "DaemonSet", "apiVersion": "apps/v1", "metadata": {"name": name, "namespace": "default"}, "spec": {}})
        else: self.say(None)
    def body(self): return json.loads(self.rfile.read(int(self.headers["Content-Length"])))
    def do_PATCH(self):
        for key, value in self.body()["spec"].items():
            if value: spec[key] = value
            else: spec.pop(key, None)
        self.say(node())
    def do_POST(self):
        gone = self.path.split("/")[-2]
        self.body(); pods.pop(gone, None)
        self.say({"kind": "Status", "apiVersion": "v1", "status": "Success"}, 201)
    def log_message(self, *_): pass
http.server.ThreadingHTTPServer(("127.0.0.1", 8001), API).serve_forever()
API
  python3 api.py "${1:-8}" &
  until curl -s http://127.0.0.1:8001/api > /dev/null; do sleep 0.1; done
}
