//! The keys of `[Container]` and `[Quadlet]`.
//!
//! Source: podman 5.8, `pkg/systemd/quadlet/quadlet.go`, `groupsInfo`.

const CONTAINER: &str = "AddCapability AddDevice AddHost Annotation AppArmor AutoUpdate CgroupsMode ContainerName \
    ContainersConfModule DNS DNSOption DNSSearch DropCapability Entrypoint Environment EnvironmentFile EnvironmentHost \
    Exec ExposeHostPort GIDMap GlobalArgs Group GroupAdd HealthCmd HealthInterval HealthLogDestination \
    HealthMaxLogCount HealthMaxLogSize HealthOnFailure HealthRetries HealthStartPeriod HealthStartupCmd \
    HealthStartupInterval HealthStartupRetries HealthStartupSuccess HealthStartupTimeout HealthTimeout HostName \
    HttpProxy IP IP6 Image Label LogDriver LogOpt Mask Memory Mount Network NetworkAlias NoNewPrivileges Notify \
    PidsLimit Pod PodmanArgs PublishPort Pull ReadOnly ReadOnlyTmpfs ReloadCmd ReloadSignal RemapGid RemapUid \
    RemapUidSize RemapUsers Retry RetryDelay Rootfs RunInit SeccompProfile Secret SecurityLabelDisable \
    SecurityLabelFileType SecurityLabelLevel SecurityLabelNested SecurityLabelType ServiceName ShmSize StartWithPod \
    StopSignal StopTimeout SubGIDMap SubUIDMap Sysctl Timezone Tmpfs UIDMap Ulimit Unmask User UserNS VolatileTmp \
    Volume WorkingDir";

/// Whether podman knows this key.
pub(super) fn is_known(group: &str, key: &str) -> bool {
    match group {
        "Container" => CONTAINER.split_ascii_whitespace().any(|known| known == key),
        "Quadlet" => key == "DefaultDependencies",
        _ => true,
    }
}

/// The key that was probably meant.
pub(super) fn meant(key: &str) -> Option<&'static str> {
    let written: String = key.chars().filter(char::is_ascii_alphanumeric).collect();
    let alias = match written.to_ascii_lowercase().as_str() {
        "env" | "environ" | "environments" => Some("Environment"),
        "envfile" | "environmentfiles" => Some("EnvironmentFile"),
        "port" | "ports" | "publish" | "publishports" => Some("PublishPort"),
        "volumes" => Some("Volume"),
        "name" => Some("ContainerName"),
        _ => None,
    };
    alias.or_else(|| CONTAINER.split_ascii_whitespace().find(|known| known.eq_ignore_ascii_case(&written)))
}
