//! Which attributes are typed: a text there is read as a number or a boolean once its variables are replaced.
//!
//! Source: compose-go, `loader/interpolate.go`.

use super::super::tree::Data;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Cast {
    Int,
    Float,
    Bool,
    Umask,
}

/// The type of the attribute at this path, where it has one.
pub(super) fn cast_at(path: &[&str]) -> Option<Cast> {
    match path {
        ["networks", _, "external" | "internal" | "attachable" | "enable_ipv4" | "enable_ipv6"]
        | ["volumes" | "secrets" | "configs", _, "external"] => Some(Cast::Bool),
        ["services", _, "pre_start", _, rest @ ..] => container(rest),
        ["services", _, rest @ ..] => container(rest).or_else(|| workload(rest)).or_else(|| service(rest)),
        ["jobs", _, rest @ ..] => container(rest).or_else(|| workload(rest)),
        _ => None,
    }
}

fn container(path: &[&str]) -> Option<Cast> {
    match path {
        [
            "cpu_count" | "cpu_period" | "cpu_quota" | "cpu_rt_period" | "cpu_rt_runtime" | "cpu_shares"
            | "oom_score_adj" | "pids_limit",
        ]
        | ["ulimits", _]
        | ["ulimits", _, "hard" | "soft"] => Some(Cast::Int),
        ["cpu_percent" | "cpus"] => Some(Cast::Float),
        ["init" | "oom_kill_disable" | "privileged" | "read_only"]
        | ["networks", _, "use_service_name_alias"]
        | ["volumes", "[]", "read_only"]
        | ["volumes", "[]", "volume", "nocopy"] => Some(Cast::Bool),
        ["umask"] => Some(Cast::Umask),
        _ => None,
    }
}

fn workload(path: &[&str]) -> Option<Cast> {
    match path {
        ["depends_on", _, "required" | "restart"] | ["healthcheck", "disable"] | ["stdin_open" | "tty"] => {
            Some(Cast::Bool)
        }
        ["healthcheck", "retries"] | ["ports", "[]", "target"] => Some(Cast::Int),
        _ => None,
    }
}

fn service(path: &[&str]) -> Option<Cast> {
    match path {
        ["scale"]
        | ["deploy", "replicas"]
        | ["deploy", "update_config" | "rollback_config", "parallelism"]
        | ["deploy", "restart_policy", "max_attempts"]
        | ["deploy", "placement", "max_replicas_per_node"] => Some(Cast::Int),
        ["deploy", "update_config" | "rollback_config", "max_failure_ratio"] => Some(Cast::Float),
        _ => None,
    }
}

impl Cast {
    pub(super) fn apply(self, text: &str) -> Option<Data> {
        match self {
            Self::Int => text.parse::<i64>().ok().map(|value| Data::Int(i128::from(value))),
            Self::Float => text.parse::<f64>().ok().map(Data::Float),
            Self::Bool => match text.to_ascii_lowercase().as_str() {
                "true" | "y" | "yes" | "on" => Some(Data::Bool(true)),
                "false" | "n" | "no" | "off" => Some(Data::Bool(false)),
                _ => None,
            },
            Self::Umask => super::super::tree::integer(text)
                .filter(|value| (0..=i128::from(u32::MAX)).contains(value))
                .map(Data::Int),
        }
    }

    pub(super) fn describe(self) -> &'static str {
        match self {
            Self::Int | Self::Umask => "an integer",
            Self::Float => "a number",
            Self::Bool => "a boolean",
        }
    }
}
