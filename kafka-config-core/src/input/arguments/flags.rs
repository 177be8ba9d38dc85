//! Which flags there are and which of them take a value.
//!
//! Source: docker CLI 29, `cli/command/container/opts.go` and `run.go`; podman 5.8, `cmd/podman/common/create.go`,
//! `netflags.go` and `cmd/podman/containers/run.go`.

/// Whose command it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input) enum Engine {
    /// docker.
    Docker,
    /// podman.
    Podman,
}

/// Flags without a value, of both.
const SWITCHES: &str = "detach help init interactive no-healthcheck oom-kill-disable privileged publish-all quiet \
    read-only rm sig-proxy tty disable-content-trust";
const DOCKER_SWITCHES: &str = "use-api-socket";
const PODMAN_SWITCHES: &str = "env-host http-proxy no-hostname no-hosts passwd read-only-tmpfs replace rmi rootfs \
    tls-verify unsetenv-all";

/// Flags with a value, of both.
const VALUES: &str = "add-host annotation attach blkio-weight blkio-weight-device cap-add cap-drop cgroup-parent \
    cgroupns cidfile cpu-period cpu-quota cpu-rt-period cpu-rt-runtime cpu-shares cpus cpuset-cpus cpuset-mems \
    detach-keys device device-cgroup-rule device-read-bps device-read-iops device-write-bps device-write-iops dns \
    dns-option dns-search entrypoint env env-file expose gpus group-add health-cmd health-interval health-retries \
    health-start-period health-timeout hostname ip ip6 ipc label label-file log-driver log-opt mac-address memory \
    memory-reservation memory-swap memory-swappiness mount name net network network-alias oom-score-adj pid pids-limit \
    platform publish pull restart runtime security-opt shm-size stop-signal stop-timeout storage-opt sysctl tmpfs \
    ulimit umask user userns uts volume volumes-from workdir dns-opt";
const DOCKER_VALUES: &str = "cpu-count cpu-percent domainname health-start-interval io-maxbandwidth io-maxiops \
    isolation kernel-memory link link-local-ip net-alias volume-driver";
const PODMAN_VALUES: &str = "arch authfile cert-dir cgroup-conf cgroups chrootdirs conmon-pidfile creds \
    decryption-key env-merge gidmap group-entry health-log-destination health-max-log-count health-max-log-size \
    health-on-failure health-startup-cmd health-startup-interval health-startup-retries health-startup-success \
    health-startup-timeout hosts-file hostuser image-volume init-ctr init-path os passwd-entry personality pidfile pod \
    pod-id-file preserve-fd preserve-fds rdt-class requires retry retry-delay sdnotify seccomp-policy secret \
    shm-size-systemd subgidname subuidname systemd timeout tz uidmap unsetenv variant";

/// The short flags: long name, and whether a value follows.
const SHORT: [(char, &str, bool); 15] = [
    ('a', "attach", true),
    ('c', "cpu-shares", true),
    ('d', "detach", false),
    ('e', "env", true),
    ('h', "hostname", true),
    ('i', "interactive", false),
    ('l', "label", true),
    ('m', "memory", true),
    ('p', "publish", true),
    ('P', "publish-all", false),
    ('q', "quiet", false),
    ('t', "tty", false),
    ('u', "user", true),
    ('v', "volume", true),
    ('w', "workdir", true),
];

fn holds(list: &str, name: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known == name)
}

/// Whether a flag takes a value; `None` where there is no such flag.
pub(super) fn takes_value(name: &str, engine: Engine) -> Option<bool> {
    let (switches, values) = match engine {
        Engine::Docker => (DOCKER_SWITCHES, DOCKER_VALUES),
        Engine::Podman => (PODMAN_SWITCHES, PODMAN_VALUES),
    };
    let value = holds(VALUES, name) || holds(values, name);
    let switch = holds(SWITCHES, name) || holds(switches, name);
    (value || switch).then_some(value)
}

/// The long name of a short flag, and whether it takes a value.
pub(super) fn short(flag: char) -> Option<(&'static str, bool)> {
    SHORT.iter().find(|(known, ..)| *known == flag).map(|&(_, long, value)| (long, value))
}

/// The flag that was probably meant.
pub(super) fn meant(name: &str, engine: Engine) -> Option<String> {
    let alias = match name.to_ascii_lowercase().as_str() {
        "environment" | "envs" => Some("env"),
        "envfile" | "env_file" | "environment-file" => Some("env-file"),
        "port" | "ports" => Some("publish"),
        "volumes" => Some("volume"),
        "host" | "host-name" => Some("hostname"),
        "container-name" => Some("name"),
        lower => takes_value(lower, engine).map(|_| "").filter(|_| lower != name),
    };
    let alias =
        alias.map(|alias| if alias.is_empty() { name.to_ascii_lowercase() } else { alias.to_owned() });
    alias.or_else(|| takes_value(&name.replace('_', "-"), engine).map(|_| name.replace('_', "-")))
}
