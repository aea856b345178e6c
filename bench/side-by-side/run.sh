#!/usr/bin/env bash
# The edge, a bare YARP forwarder, and nginx (with its mirror module), one after the other on the same upstream, in one run on one machine.
# Prints a Markdown table: requests per second, CPU microseconds per request of the proxy alone (from /proc), p50 and p99 of wrk.
#
# needs: wrk, nginx, curl (Debian: wrk nginx-light curl) and the .NET SDK. Only loopback addresses are loaded.
# usage: bench/side-by-side/run.sh [SECONDS] [CONNECTIONS] [ROUNDS]
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-8} connections=${2:-32} rounds=${3:-3}

work=$(mktemp -d)
pids=()
cleanup() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  for pid in "${pids[@]}"; do wait "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap cleanup EXIT

upstream=19101 fast=19102 slow=19103 yarp=19110 nginx_plain=19111 nginx_fast=19112 nginx_slow=19113
edge=19120 admin=19121 api=19122 silo_port=19123 gateway=19124

dotnet build OrleansMesh.sln -c Release -nologo -v q -clp:NoSummary > /dev/null

# The upstream and the fast shadow target: nginx answering 1 KiB. The slow target answers after 1 s.
head -c 1024 /dev/zero | tr '\0' 'x' > "$work/index.html"
nginx_conf() { # NAME SERVER-BLOCKS
  cat > "$work/$1.conf" <<CONF
user $(id -un) $(id -gn); worker_processes 1; pid $work/$1.pid; error_log $work/$1.log crit; daemon off;
events { worker_connections 8192; }
http {
  access_log off; keepalive_requests 1000000000; client_body_temp_path $work/b; proxy_temp_path $work/p; fastcgi_temp_path $work/f; uwsgi_temp_path $work/u; scgi_temp_path $work/s;
  upstream primary { server 127.0.0.1:$upstream; keepalive 512; keepalive_requests 1000000000; }
  upstream fast { server 127.0.0.1:$fast; keepalive 512; keepalive_requests 1000000000; }
  upstream slow { server 127.0.0.1:$slow; keepalive 512; keepalive_requests 1000000000; }
  $2
}
CONF
  nginx -c "$work/$1.conf" -e "$work/$1.err" & pids+=($!)
}
proxy='proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $http_host;'
nginx_conf upstream "server { listen 127.0.0.1:$upstream; listen 127.0.0.1:$fast; root $work; }"
nginx_conf proxy "
  server { listen 127.0.0.1:$nginx_plain; location / { proxy_pass http://primary; $proxy } }
  server { listen 127.0.0.1:$nginx_fast; location / { mirror /m; proxy_pass http://primary; $proxy } location = /m { internal; proxy_pass http://fast\$request_uri; $proxy } }
  server { listen 127.0.0.1:$nginx_slow; location / { mirror /m; proxy_pass http://primary; $proxy } location = /m { internal; proxy_pass http://slow\$request_uri; $proxy } }"
nginx_pid=${pids[1]}

dotnet bench/Backend/bin/Release/net10.0/OrleansMesh.Backend.dll "http://127.0.0.1:$slow" 1000 & pids+=($!)
dotnet bench/BareYarp/bin/Release/net10.0/OrleansMesh.BareYarp.dll "http://127.0.0.1:$yarp" "http://127.0.0.1:$upstream" & pids+=($!)
yarp_pid=$!
dotnet src/Silo/bin/Release/net10.0/OrleansMesh.Silo.dll --Silo:Urls="http://127.0.0.1:$api" --Silo:SiloPort=$silo_port --Silo:GatewayPort=$gateway \
  --Mesh:DataDirectory="$work/silo" > "$work/silo.out" & pids+=($!)
dotnet src/EdgeNode/bin/Release/net10.0/OrleansMesh.EdgeNode.dll --Edge:Urls="http://127.0.0.1:$edge" --Edge:AdminUrls="http://127.0.0.1:$admin" \
  --Edge:Name=bench --Edge:ControlPlane=127.0.0.1:$gateway --Mesh:DataDirectory="$work/edge" > "$work/edge.out" & pids+=($!)
edge_pid=$!

until_ok() { for _ in $(seq 300); do curl -fs -o /dev/null "$1" && return; sleep 0.1; done; echo "not up: $1" >&2; exit 1; }
until_ok "http://127.0.0.1:$upstream/"; until_ok "http://127.0.0.1:$slow/count"; until_ok "http://127.0.0.1:$yarp/"; until_ok "http://127.0.0.1:$nginx_plain/"; until_ok "http://127.0.0.1:$api/readyz"

route() { # HOST MIRROR-BLOCK
  curl -fsS -o /dev/null -X PATCH -H 'Content-Type: application/apply-patch+yaml' --data-binary @- \
    "http://127.0.0.1:$api/apis/networking.istio.io/v1/namespaces/default/virtualservices/$1?fieldManager=bench" <<YAML
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: $1 }
spec:
  hosts: [ "$1.example" ]
  gateways: [ istio-system/ingressgateway ]
  http:
  - name: all
    route: [ { destination: { host: 127.0.0.1, port: { number: $upstream } } } ]
    $2
YAML
}
route plain ""
route fast "mirror: { host: 127.0.0.1, port: { number: $fast } }"
route slow "mirror: { host: 127.0.0.1, port: { number: $slow } }"
for host in plain fast slow; do
  for _ in $(seq 100); do curl -fs -o /dev/null -H "Host: $host.example" "http://127.0.0.1:$edge/" && break; sleep 0.1; done
done

hertz=$(getconf CLK_TCK)
cpu_ticks() { # PID and its children (nginx's worker)
  local pid total=0
  for pid in "$1" $(pgrep -P "$1" || true); do
    total=$((total + $(awk '{ sub(/^.*\) /, ""); print $12 + $13 }' "/proc/$pid/stat")))
  done
  echo "$total"
}

measure() { # NAME PID URL HOST
  local before after out requests
  before=$(cpu_ticks "$2")
  out=$(wrk -t1 -c"$connections" -d"${seconds}s" --latency -H "Host: $4" "$3")
  after=$(cpu_ticks "$2")
  requests=$(awk '/requests in/ { print $1 }' <<< "$out")
  awk -v name="$1" -v ticks=$((after - before)) -v hertz="$hertz" -v requests="$requests" '
    /Requests\/sec/ { rate = $2 } $1 == "50%" { p50 = $2 } $1 == "99%" { p99 = $2 } /Non-2xx/ { bad = $NF } /Socket errors/ { bad = bad " " $0 }
    END { printf "| %s | %d | %.1f | %s | %s | %s |\n", name, rate, ticks * 1e6 / hertz / requests, p50, p99, bad == "" ? "0" : bad }' <<< "$out"
}

echo "$(nproc) cores, $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n1), .NET $(dotnet --version), $(nginx -v 2>&1 | cut -d/ -f2-) nginx, wrk -t1 -c$connections, ${seconds} s each, $rounds rounds in turn"
echo
echo "| proxy, scenario | requests/s | CPU us/request | p50 | p99 | failed |"
echo "| --- | ---: | ---: | ---: | ---: | ---: |"
round() {
  measure "bare YARP, plain" "$yarp_pid" "http://127.0.0.1:$yarp/" plain.example
  measure "edge, plain" "$edge_pid" "http://127.0.0.1:$edge/" plain.example
  measure "edge, mirror 100 %" "$edge_pid" "http://127.0.0.1:$edge/" fast.example
  measure "edge, mirror to a target that answers after 1 s" "$edge_pid" "http://127.0.0.1:$edge/" slow.example
  measure "nginx, plain" "$nginx_pid" "http://127.0.0.1:$nginx_plain/" plain.example
  measure "nginx, mirror 100 %" "$nginx_pid" "http://127.0.0.1:$nginx_fast/" fast.example
  measure "nginx, mirror to a target that answers after 1 s" "$nginx_pid" "http://127.0.0.1:$nginx_slow/" slow.example
}
round > /dev/null # warms up: JIT, pools
for _ in $(seq "$rounds"); do round; done
echo
echo "Edge after the run: $(awk '/VmRSS/ { print int($2 / 1024) " MiB resident" }' "/proc/$edge_pid/status"), $(ls "/proc/$edge_pid/fd" | wc -l) open descriptors"
