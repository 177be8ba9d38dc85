# Sourced by the scripts of this folder.
# shellcheck shell=bash

fail() { printf 'error: %s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null; }
step() { printf '\n== %s\n' "$*" >&2; }

unknown() { fail "no option '$1'; --help shows all"; }

# Runs a command, or shows it where DRY_RUN is set.
run() {
  if [ -n "${DRY_RUN:-}" ]; then printf '+'; printf ' %q' "$@"; echo; else "$@"; fi
}

# What builds images: the one that is asked for, else the first that is there and works.
engine() {
  case ${1:-} in
    buildah | podman | docker) has "$1" || fail "$1 is not installed"; echo "$1" ;;
    "") if has docker && docker info >/dev/null 2>&1; then echo docker
        elif has podman; then echo podman
        elif has buildah; then echo buildah
        else fail "no engine: install docker, podman or buildah"; fi ;;
    *) fail "no engine '$1'; engines are docker, podman and buildah" ;;
  esac
}

# This machine, as images name it.
architecture() {
  case $(uname -m) in x86_64) echo amd64 ;; aarch64) echo arm64 ;; *) uname -m ;; esac
}
