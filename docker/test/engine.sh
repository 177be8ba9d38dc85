# Sourced by docker/sanity: containers of this run, and of no other.
# shellcheck shell=bash

# Podman gets settings of its own, so that those of the machine stay as they are: limits that every machine allows, and a
# runtime that runs without systemd. An image of the machine is only in the machine's own storage.
if [ "$engine" = podman ]; then
  cat >"$work/containers.conf" <<TEXT
[containers]
default_ulimits = ["nofile=4096:4096", "nproc=4096:4096"]
[engine]
$(! has runc || echo 'runtime = "runc"')
cgroup_manager = "cgroupfs"
events_logger = "file"
[network]
network_config_dir = "$work/networks"
$([ ! -e /usr/lib/podman/netavark ] || echo 'network_backend = "netavark"')
TEXT
  export CONTAINERS_CONF=${CONTAINERS_CONF:-$work/containers.conf}
  if [ -z "$image" ]; then
    printf '[storage]\ndriver = "overlay"\ngraphroot = "%s"\nrunroot = "%s"\n' "$work/images" "$work/run" >"$work/storage.conf"
    export CONTAINERS_STORAGE_CONF=$work/storage.conf
  fi
fi

# Names of this run.
prefix=$(basename "$work" | tr '[:upper:]' '[:lower:]')

# Podman leaves the clock of health checks to systemd, which may not be there; the tests ask when they want to know.
[ "$engine" = podman ] && health=(--health-interval disable) || health=(--health-interval 1s)
start() {
  local name=$1; shift
  "$engine" run --detach --name "$prefix-$name" --hostname "$name" "${health[@]}" "$@" >/dev/null
}
of_node() { local verb=$1 name=$2; shift 2; "$engine" "$verb" "$prefix-$name" "$@"; }
inside() { local name=$1; shift; timeout 90 "$engine" exec -i "$prefix-$name" "$@"; }
told() { "$engine" logs "$prefix-$1" 2>&1; }
# Whether it has printed these words. All is read first: who is cut off would count as failed.
says() { told "$1" >"$work/said"; grep -qF -- "$2" "$work/said"; }
fails() { if "$@"; then return 1; fi; }
# The exit status of a container, once it has ended.
status() { timeout 60 "$engine" wait "$prefix-$1" | tail -n 1; }
# The number of its first process on this machine.
process() { "$engine" inspect --format '{{.State.Pid}}' "$prefix-$1"; }

names() { "$engine" ps --all --filter "name=^$prefix-" --format '{{.Names}}' 2>/dev/null; }
told_by_nodes() {
  for name in $(names); do echo "-- $name"; "$engine" logs --tail 15 "$name" 2>&1; done
}
remove_nodes() {
  names | xargs -r "$engine" rm --force --volumes --time 0 >/dev/null 2>&1 || true
  "$engine" network rm "$prefix" >/dev/null 2>&1 || true
}
remove_all() {
  remove_nodes
  # Layers are mounts, which a mere 'rm' cannot remove.
  [ ! -e "$work/images" ] || buildah rmi --all --force >/dev/null 2>&1 || true
  ! mountpoint -q "$work/images/overlay" 2>/dev/null || umount "$work/images/overlay"
}
