#!/usr/bin/env bash
# What a mirror costs its primary while the shadows' target misbehaves: one edge with its default settings, one route without a mirror and one for each
# kind of target. Each run of a route with a mirror stands between two of the route without, and is compared with these two alone; the table shows medians.
# Fails where a route whose target misbehaves has less than 0.95 of the throughput, or more than 1.10 of the p99; where the edge grew by more than
# 64 MiB, held more connections to a target than its bound (Edge:Mirroring:Concurrency, 64), or lost count. nginx's mirror stands beside it, once.
#
# needs: wrk, nginx, curl (Debian: wrk nginx-light curl), the .NET SDK, and the right to write /proc/PID/clear_refs of own processes. Only loopback addresses are loaded.
# usage: bench/side-by-side/isolation.sh [SECONDS] [CONNECTIONS] [ROUNDS] [BODY-BYTES]   (BODY-BYTES 0: GET, else POST)
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-5} connections=${2:-32} rounds=${3:-5} body=${4:-0}

work=$(mktemp -d)
pids=()
cleanup() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  for pid in "${pids[@]}"; do wait "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap cleanup EXIT

edge=19220 admin=19221 api=19222 silo_port=19223 gateway=19224 upstream=19201
declare -A port=([healthy]=19202 [late]=19210 [deaf]=19211 [resetting]=19212 [trickling]=19213 [refusing]=19219)
declare -A nginx_port=([plain]=19230 [healthy]=19231 [late]=19232 [deaf]=19233 [resetting]=19234 [trickling]=19235 [refusing]=19236)
targets=(healthy late deaf refusing resetting trickling)

for project in src/Silo src/EdgeNode bench/Misbehaving; do dotnet build "$project" -c Release -nologo -v q -clp:NoSummary > /dev/null; done

cat > "$work/post.lua" <<LUA
wrk.method = "POST"
wrk.body = string.rep("x", $body)
LUA
script=(); [ "$body" = 0 ] || script=(-s "$work/post.lua")

answer='return 200 "'$(head -c 1024 /dev/zero | tr '\0' 'x')'";'
server() { # PORT MIRROR-PORT
  echo "server { listen 127.0.0.1:$1; location / { ${2:+mirror /m;} proxy_pass http://primary; $proxy } location = /m { internal; proxy_pass http://127.0.0.1:${2:-1}\$request_uri; $proxy } }"
}
proxy='proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $http_host;'
nginx_conf() { # NAME BLOCKS
  cat > "$work/$1.conf" <<CONF
user $(id -un) $(id -gn); worker_processes 1; pid $work/$1.pid; error_log $work/$1.log crit; daemon off;
events { worker_connections 16384; }
http {
  access_log off; keepalive_requests 1000000000; client_body_buffer_size 1m; client_body_temp_path $work/b; proxy_temp_path $work/p; fastcgi_temp_path $work/f; uwsgi_temp_path $work/u; scgi_temp_path $work/s;
  upstream primary { server 127.0.0.1:$upstream; keepalive 512; keepalive_requests 1000000000; }
  $2
}
CONF
  nginx -c "$work/$1.conf" -e "$work/$1.err" & pids+=($!)
}
nginx_conf upstream "server { listen 127.0.0.1:$upstream; listen 127.0.0.1:${port[healthy]}; location / { $answer } }"
nginx_conf proxy "$(server "${nginx_port[plain]}"; for target in "${targets[@]}"; do server "${nginx_port[$target]}" "${port[$target]}"; done)"
dotnet bench/Misbehaving/bin/Release/net10.0/OrleansMesh.Misbehaving.dll "${port[late]}" & pids+=($!)
dotnet src/Silo/bin/Release/net10.0/OrleansMesh.Silo.dll --Silo:Urls="http://127.0.0.1:$api" --Silo:SiloPort=$silo_port --Silo:GatewayPort=$gateway \
  --Mesh:DataDirectory="$work/silo" > "$work/silo.out" & pids+=($!)
dotnet src/EdgeNode/bin/Release/net10.0/OrleansMesh.EdgeNode.dll --Edge:Urls="http://127.0.0.1:$edge" --Edge:AdminUrls="http://127.0.0.1:$admin" \
  --Edge:Name=bench --Edge:ControlPlane=127.0.0.1:$gateway --Mesh:DataDirectory="$work/edge" > "$work/edge.out" & pids+=($!)
edge_pid=$!

until_ok() { for _ in $(seq 300); do curl -fs -o /dev/null "$@" && return; sleep 0.1; done; echo "not up: $*" >&2; exit 1; }
until_ok "http://127.0.0.1:$upstream/"; until_ok "http://127.0.0.1:$api/readyz"
route() { # NAME MIRROR-BLOCK
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
for target in "${targets[@]}"; do route "$target" "mirror: { host: 127.0.0.1, port: { number: ${port[$target]} } }"; done
for name in plain "${targets[@]}"; do until_ok -H "Host: $name.example" "http://127.0.0.1:$edge/"; done

peak_kb() { awk '/VmHWM/ { print $2 }' "/proc/$edge_pid/status"; }
# Established, seen from the edge's end.
sockets_to() { awk -v port="$(printf '%04X' "$1")" '$4 == "01" && $3 ~ ":" port "$" { n++ } END { print n + 0 }' /proc/net/tcp /proc/net/tcp6; }
measure() { # URL HOST: requests/s, p99 in microseconds, requests, failures
  wrk -t1 -c"$connections" -d"${seconds}s" --latency "${script[@]}" -H "Host: $2" "$1" | awk '
    function us(text) { return text + 0 ? (text ~ /us$/ ? text + 0 : text ~ /ms$/ ? text * 1e3 : text * 1e6) : 0 }
    /Requests\/sec/ { rate = $2 } $1 == "99%" { p99 = us($2) } /requests in/ { requests = $1 } /Non-2xx/ { bad += $NF } /Socket errors/ { gsub(/,/, ""); bad += $4 + $6 + $8 + $10 }
    END { printf "%.1f %.1f %d %d\n", rate, p99, requests, bad }'
}
run() { # NAME: one line of work/runs
  local before result
  echo 5 > "/proc/$edge_pid/clear_refs"
  result=$(measure "http://127.0.0.1:$edge/" "$1.example")
  echo "$1 $result $(peak_kb) $([ "$1" = plain ] || [ "$1" = refusing ] && echo 0 || sockets_to "${port[$1]}")" >> "$work/runs"
}

# Warms up: JIT, pools. What the edge holds is compared with what it held before it met any target.
for _ in 1 2 3; do run plain; done
base=$(tail -n 1 "$work/runs" | awk '{ print $6 }')
for target in "${targets[@]}"; do run "$target"; done
: > "$work/runs"
run plain
for _ in $(seq "$rounds"); do for target in "${targets[@]}"; do run "$target"; run plain; done; done

echo "$(nproc) cores, $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n1), .NET $(dotnet --version), wrk -t1 -c$connections, ${seconds} s each, $rounds rounds in turn, $([ "$body" = 0 ] && echo GET || echo "POST of $body bytes")"
echo
echo "| target of the mirror | requests/s | ratio | p99 | ratio | memory | connections | failed |"
echo "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
awk -v names="plain ${targets[*]}" -v base="$base" '
  function median(list,   parts, n, i, j, t) {
    n = split(list, parts, " ")
    for (i = 2; i <= n; i++) for (j = i; j > 1 && parts[j] + 0 < parts[j - 1] + 0; j--) { t = parts[j]; parts[j] = parts[j - 1]; parts[j - 1] = t }
    return n % 2 ? parts[(n + 1) / 2] : (parts[n / 2] + parts[n / 2 + 1]) / 2
  }
  { name[NR] = $1; rate[NR] = $2; p99[NR] = $3; peak[NR] = $6; failed[$1] += $5
    rates[$1] = rates[$1] " " $2; p99s[$1] = p99s[$1] " " $3; if ($7 > most[$1] + 0) most[$1] = $7 }
  END {
    for (i = 2; i < NR; i += 2) {
      faster[name[i]] = faster[name[i]] " " rate[i] / ((rate[i - 1] + rate[i + 1]) / 2)
      later[name[i]] = later[name[i]] " " p99[i] / ((p99[i - 1] + p99[i + 1]) / 2)
      if (!(name[i] in grown) || (peak[i] - base) / 1024 > grown[name[i]]) grown[name[i]] = (peak[i] - base) / 1024
    }
    count = split(names, order, " ")
    for (i = 1; i <= count; i++) {
      at = order[i]
      if (at == "plain") { printf "| none | %d | 1 | %.2f ms | 1 | | | %d |\n", median(rates[at]), median(p99s[at]) / 1000, failed[at]; continue }
      throughput = median(faster[at]); latency = median(later[at]); memory = grown[at]
      printf "| %s | %d | %.3f | %.2f ms | %.3f | %+.1f MiB | %d | %d |\n", at, median(rates[at]), throughput, median(p99s[at]) / 1000, latency, memory, most[at], failed[at]
      if (at != "healthy" && (throughput < 0.95 || latency > 1.10) || memory > 64 || most[at] > 64 || failed[at] > 0) missed = missed " " at
    }
    if (missed != "") { print "\nmissed:" missed; exit 1 }
  }' "$work/runs" && verdict=0 || verdict=1

echo
echo "The accounts after the run, by target: considered, sent, succeeded, in flight, dropped, failed."
curl -fs "http://127.0.0.1:$admin/metrics" | awk '
  /^orleansmesh_mirror_/ {
    value = $NF; match($0, /virtualservice="default\/[a-z]+"/); key = substr($0, RSTART + 24, RLENGTH - 25); keys[key]
    match($0, /^orleansmesh_mirror_[a-z_]+/); what = substr($0, 20, RLENGTH - 19); sub(/_total$/, "", what); sum[key, what] += value
    if (match($0, /reason="[a-z-]+"/)) words[key, what] = words[key, what] " " substr($0, RSTART + 8, RLENGTH - 9) "=" value
  }
  END {
    for (key in keys) {
      ok = sum[key, "considered"] == sum[key, "sampled"] + sum[key, "not_sampled"] && sum[key, "sampled"] == sum[key, "sent"] + sum[key, "dropped"] && sum[key, "sent"] == sum[key, "succeeded"] + sum[key, "failed"] + sum[key, "in_flight"]
      printf "- %s: %d, %d, %d, %d, dropped%s, failed%s: %s\n", key, sum[key, "considered"], sum[key, "sent"], sum[key, "succeeded"], sum[key, "in_flight"], words[key, "dropped"], words[key, "failed"], ok ? "adds up" : "DOES NOT ADD UP"
      if (!ok) bad = 1
    }
    exit bad
  }' || verdict=1

echo
echo "nginx's mirror, one run each: requests/s, p99"
for name in plain "${targets[@]}"; do
  read -r rate p99 _ bad < <(measure "http://127.0.0.1:${nginx_port[$name]}/" x)
  awk -v name="$name" -v rate="$rate" -v p99="$p99" -v bad="$bad" 'BEGIN { printf "- %s: %d, %.2f ms, %d failed\n", name, rate, p99 / 1000, bad }'
done
exit $verdict
