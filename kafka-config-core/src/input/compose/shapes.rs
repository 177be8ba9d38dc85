//! The attributes of compose files and their forms.
//!
//! Source: the Compose Specification's schema as compose-go v2.16.2 carries it, and the types its values are decoded into.

use super::shape::Extensions::{No, Yes};
use super::shape::Shape::{
    Any, Attributes, Bounded, Bytes, Command, Duration, Either, List, Matching, Named, Open, Parts, Scalar,
    Set, Words,
};
use super::shape::{BOOL, INT, NULL, NUMBER, Shape, TEXT, TIME};

const TEXTUAL: Shape = Scalar(TEXT);
const SWITCH: Shape = Scalar(BOOL | TEXT);
const COUNT: Shape = Scalar(INT | TEXT);
const AMOUNT: Shape = Scalar(NUMBER | TEXT);
const TEXTS: Shape = Set(&TEXTUAL);
const LIST: Shape = List(&TEXTUAL);
const TEXT_OR_LIST: Shape = Either(&[&TEXTUAL, &TEXTS]);
const PAIRS: Shape = Either(&[&Open(&Scalar(TEXT | NUMBER | BOOL | NULL | TIME)), &TEXTS]);
const OPTIONS: Shape = Open(&AMOUNT);
const HOSTS: Shape = Either(&[&Open(&Either(&[&TEXTUAL, &LIST])), &TEXTS]);

/// A whole file.
pub(super) const FILE: Shape = Attributes(
    &[
        ("version", &TEXTUAL),
        ("name", &TEXTUAL),
        ("include", &List(&INCLUDE)),
        ("services", &Named(&SERVICE)),
        ("models", &Named(&MODEL)),
        ("networks", &Named(&NETWORK)),
        ("volumes", &Named(&VOLUME)),
        ("secrets", &Named(&SECRET)),
        ("configs", &Named(&CONFIG)),
        ("jobs", &Named(&JOB)),
    ],
    &[],
    Yes,
);

const INCLUDE: Shape = Either(&[
    &TEXTUAL,
    &Attributes(
        &[("path", &TEXT_OR_LIST), ("env_file", &TEXT_OR_LIST), ("project_directory", &TEXTUAL)],
        &[],
        No,
    ),
]);

const SERVICE: Shape = Parts(&[&SERVICE_ONLY, &CONTAINER, &WORKLOAD]);
const JOB: Shape = Parts(&[&JOB_ONLY, &CONTAINER, &WORKLOAD]);
const PRE_START: Shape = Parts(&[&Attributes(&[("per_replica", &SWITCH)], &[], No), &CONTAINER]);
const JOB_ONLY: Shape = Attributes(&[("profiles", &TEXTS), ("triggers", &Any)], &["triggers"], No);

const SERVICE_ONLY: Shape = Attributes(
    &[
        ("deploy", &DEPLOY),
        ("develop", &DEVELOP),
        ("profiles", &TEXTS),
        ("restart", &TEXTUAL),
        ("scale", &COUNT),
        ("attach", &SWITCH),
        (
            "container_name",
            &Matching(
                is_container_name,
                "use two letters, digits or '_.-' at least, a letter or digit first",
            ),
        ),
        ("provider", &Attributes(&[("type", &TEXTUAL), ("options", &Any)], &["type"], Yes)),
        (
            "extends",
            &Either(&[&TEXTUAL, &Attributes(&[("service", &TEXTUAL), ("file", &TEXTUAL)], &["service"], No)]),
        ),
        ("links", &TEXTS),
        ("external_links", &TEXTS),
        ("pre_start", &List(&PRE_START)),
        ("post_start", &List(&HOOK)),
        ("pre_stop", &List(&HOOK)),
    ],
    &[],
    No,
);

const CONTAINER: Shape = Attributes(
    &[
        ("annotations", &PAIRS),
        ("blkio_config", &BLKIO),
        ("cap_add", &TEXTS),
        ("cap_drop", &TEXTS),
        ("cgroup", &Words(&["host", "private"])),
        ("cgroup_parent", &TEXTUAL),
        ("command", &Command),
        ("configs", &FILE_REFERENCES),
        ("cpu_count", &Bounded(0, i128::MAX)),
        ("cpu_percent", &Bounded(0, 100)),
        ("cpu_shares", &AMOUNT),
        ("cpu_quota", &AMOUNT),
        ("cpu_period", &AMOUNT),
        ("cpu_rt_period", &AMOUNT),
        ("cpu_rt_runtime", &AMOUNT),
        ("cpus", &AMOUNT),
        ("cpuset", &TEXTUAL),
        (
            "credential_spec",
            &Attributes(&[("config", &TEXTUAL), ("file", &TEXTUAL), ("registry", &TEXTUAL)], &[], Yes),
        ),
        ("device_cgroup_rules", &TEXTS),
        ("devices", &List(&Either(&[&TEXTUAL, &DEVICE]))),
        ("dns", &TEXT_OR_LIST),
        ("dns_opt", &TEXTS),
        ("dns_search", &TEXT_OR_LIST),
        ("domainname", &TEXTUAL),
        ("entrypoint", &Command),
        ("env_file", &ENV_FILE),
        ("label_file", &Either(&[&TEXTUAL, &LIST])),
        ("environment", &PAIRS),
        ("extra_hosts", &HOSTS),
        ("gpus", &Either(&[&Words(&["all"]), &List(&GPU)])),
        ("group_add", &Set(&AMOUNT)),
        ("hostname", &TEXTUAL),
        ("image", &TEXTUAL),
        ("init", &SWITCH),
        ("ipc", &TEXTUAL),
        ("isolation", &TEXTUAL),
        ("labels", &PAIRS),
        (
            "logging",
            &Attributes(&[("driver", &TEXTUAL), ("options", &Open(&Scalar(TEXT | NUMBER | NULL)))], &[], Yes),
        ),
        ("mac_address", &TEXTUAL),
        ("mem_limit", &Bytes),
        ("mem_reservation", &Bytes),
        ("mem_swappiness", &Bytes),
        ("memswap_limit", &Bytes),
        ("network_mode", &TEXTUAL),
        ("models", &Either(&[&TEXTS, &Named(&Either(&[&MODEL_USE, &Scalar(NULL)]))])),
        ("networks", &Either(&[&TEXTS, &Named(&Either(&[&NETWORK_USE, &Scalar(NULL)]))])),
        ("oom_kill_disable", &SWITCH),
        ("oom_score_adj", &Bounded(-1000, 1000)),
        ("pid", &Scalar(TEXT | NULL)),
        ("pids_limit", &AMOUNT),
        ("platform", &TEXTUAL),
        ("privileged", &SWITCH),
        ("pull_policy", &Matching(is_pull_policy, "write always, missing, never, build or every_12h")),
        ("pull_refresh_after", &TEXTUAL),
        ("read_only", &SWITCH),
        ("runtime", &TEXTUAL),
        ("security_opt", &TEXTS),
        ("shm_size", &Bytes),
        ("secrets", &FILE_REFERENCES),
        ("sysctls", &PAIRS),
        ("stop_grace_period", &Duration),
        ("stop_signal", &TEXTUAL),
        ("storage_opt", &Open(&Any)),
        ("tmpfs", &TEXT_OR_LIST),
        ("ulimits", &ULIMITS),
        ("umask", &Either(&[&Bounded(0, 4_294_967_295), &Scalar(NULL)])),
        ("use_api_socket", &Scalar(BOOL)),
        ("user", &TEXTUAL),
        ("uts", &TEXTUAL),
        ("userns_mode", &TEXTUAL),
        ("volumes", &Set(&Either(&[&TEXTUAL, &MOUNT]))),
        ("volumes_from", &TEXTS),
        ("working_dir", &TEXTUAL),
    ],
    &[],
    Yes,
);

const WORKLOAD: Shape = Attributes(
    &[
        ("build", &Either(&[&TEXTUAL, &BUILD])),
        ("depends_on", &Either(&[&TEXTS, &Named(&DEPENDENCY)])),
        ("healthcheck", &HEALTHCHECK),
        ("ports", &Set(&Either(&[&AMOUNT, &PORT]))),
        ("expose", &Set(&AMOUNT)),
        ("stdin_open", &SWITCH),
        ("tty", &SWITCH),
    ],
    &[],
    Yes,
);

const DEPENDENCY: Shape = Attributes(
    &[
        ("restart", &SWITCH),
        ("required", &Scalar(BOOL)),
        ("condition", &Words(&["service_started", "service_healthy", "service_completed_successfully"])),
    ],
    &["condition"],
    Yes,
);

const PORT: Shape = Attributes(
    &[
        ("name", &TEXTUAL),
        ("mode", &TEXTUAL),
        ("host_ip", &TEXTUAL),
        ("target", &COUNT),
        ("published", &COUNT),
        ("protocol", &TEXTUAL),
        ("app_protocol", &TEXTUAL),
    ],
    &[],
    Yes,
);

const ENV_FILE: Shape = Either(&[
    &TEXTUAL,
    &List(&Either(&[
        &TEXTUAL,
        &Attributes(&[("path", &TEXTUAL), ("format", &TEXTUAL), ("required", &SWITCH)], &["path"], No),
    ])),
]);

const HEALTHCHECK: Shape = Attributes(
    &[
        ("disable", &SWITCH),
        ("interval", &Duration),
        ("retries", &AMOUNT),
        ("test", &Either(&[&TEXTUAL, &LIST])),
        ("timeout", &Duration),
        ("start_period", &Duration),
        ("start_interval", &Duration),
    ],
    &[],
    Yes,
);

const MOUNT: Shape = Attributes(
    &[
        ("type", &Words(&["bind", "volume", "tmpfs", "cluster", "npipe", "image"])),
        ("source", &TEXTUAL),
        ("target", &TEXTUAL),
        ("read_only", &SWITCH),
        ("consistency", &TEXTUAL),
        (
            "bind",
            &Attributes(
                &[
                    ("propagation", &TEXTUAL),
                    ("create_host_path", &SWITCH),
                    ("recursive", &Words(&["enabled", "disabled", "writable", "readonly"])),
                    ("selinux", &Words(&["z", "Z"])),
                ],
                &[],
                Yes,
            ),
        ),
        ("volume", &Attributes(&[("labels", &PAIRS), ("nocopy", &SWITCH), ("subpath", &TEXTUAL)], &[], Yes)),
        ("tmpfs", &Attributes(&[("size", &Bytes), ("mode", &AMOUNT)], &[], Yes)),
        ("image", &Attributes(&[("subpath", &TEXTUAL)], &[], Yes)),
    ],
    &["type"],
    Yes,
);

const FILE_REFERENCES: Shape = List(&Either(&[
    &TEXTUAL,
    &Attributes(
        &[
            ("source", &TEXTUAL),
            ("target", &TEXTUAL),
            ("uid", &TEXTUAL),
            ("gid", &TEXTUAL),
            ("mode", &AMOUNT),
        ],
        &[],
        Yes,
    ),
]));

const ULIMITS: Shape =
    Open(&Either(&[&COUNT, &Attributes(&[("hard", &COUNT), ("soft", &COUNT)], &["soft", "hard"], Yes)]));

const DEVICE: Shape =
    Attributes(&[("source", &TEXTUAL), ("target", &TEXTUAL), ("permissions", &TEXTUAL)], &["source"], Yes);

const GPU: Shape = Attributes(
    &[
        ("capabilities", &TEXTS),
        ("count", &COUNT),
        ("device_ids", &TEXTS),
        ("driver", &TEXTUAL),
        ("options", &PAIRS),
    ],
    &[],
    Yes,
);

const MODEL_USE: Shape = Attributes(&[("endpoint_var", &TEXTUAL), ("model_var", &TEXTUAL)], &[], Yes);

const NETWORK_USE: Shape = Attributes(
    &[
        ("aliases", &TEXTS),
        ("interface_name", &TEXTUAL),
        ("ipv4_address", &TEXTUAL),
        ("ipv6_address", &TEXTUAL),
        ("link_local_ips", &TEXTS),
        ("mac_address", &TEXTUAL),
        ("driver_opts", &OPTIONS),
        ("priority", &Scalar(NUMBER)),
        ("gw_priority", &Scalar(NUMBER)),
        ("use_service_name_alias", &SWITCH),
    ],
    &[],
    Yes,
);

const BLKIO: Shape = Attributes(
    &[
        ("device_read_bps", &RATES),
        ("device_read_iops", &RATES),
        ("device_write_bps", &RATES),
        ("device_write_iops", &RATES),
        ("weight", &COUNT),
        ("weight_device", &List(&Attributes(&[("path", &TEXTUAL), ("weight", &COUNT)], &[], No))),
    ],
    &[],
    No,
);
const RATES: Shape = List(&Attributes(&[("path", &TEXTUAL), ("rate", &Bytes)], &[], No));

const BUILD: Shape = Attributes(
    &[
        ("context", &TEXTUAL),
        ("dockerfile", &TEXTUAL),
        ("dockerfile_inline", &TEXTUAL),
        ("entitlements", &LIST),
        ("args", &PAIRS),
        ("ssh", &PAIRS),
        ("labels", &PAIRS),
        ("cache_from", &LIST),
        ("cache_to", &LIST),
        ("no_cache", &SWITCH),
        ("no_cache_filter", &TEXT_OR_LIST),
        ("additional_contexts", &PAIRS),
        ("network", &TEXTUAL),
        ("provenance", &SWITCH),
        ("sbom", &SWITCH),
        ("pull", &SWITCH),
        ("target", &TEXTUAL),
        ("shm_size", &Bytes),
        ("extra_hosts", &HOSTS),
        ("isolation", &TEXTUAL),
        ("privileged", &SWITCH),
        ("secrets", &FILE_REFERENCES),
        ("tags", &LIST),
        ("ulimits", &ULIMITS),
        ("platforms", &LIST),
    ],
    &[],
    Yes,
);

const HOOK: Shape = Attributes(
    &[
        ("command", &Command),
        ("user", &TEXTUAL),
        ("privileged", &SWITCH),
        ("working_dir", &TEXTUAL),
        ("environment", &PAIRS),
    ],
    &["command"],
    Yes,
);

const DEVELOP: Shape = Either(&[
    &Scalar(NULL),
    &Attributes(
        &[(
            "watch",
            &List(&Attributes(
                &[
                    ("ignore", &TEXT_OR_LIST),
                    ("include", &TEXT_OR_LIST),
                    ("path", &TEXTUAL),
                    ("action", &Words(&["rebuild", "sync", "restart", "sync+restart", "sync+exec"])),
                    ("target", &TEXTUAL),
                    ("exec", &HOOK),
                    ("initial_sync", &Scalar(BOOL)),
                ],
                &["path", "action"],
                Yes,
            )),
        )],
        &[],
        Yes,
    ),
]);

const UPDATE: Shape = Attributes(
    &[
        ("parallelism", &COUNT),
        ("delay", &Duration),
        ("failure_action", &TEXTUAL),
        ("monitor", &Duration),
        ("max_failure_ratio", &AMOUNT),
        ("order", &Words(&["start-first", "stop-first"])),
    ],
    &[],
    Yes,
);

const DEPLOY: Shape = Either(&[
    &Scalar(NULL),
    &Attributes(
        &[
            ("mode", &TEXTUAL),
            ("endpoint_mode", &TEXTUAL),
            ("replicas", &COUNT),
            ("labels", &PAIRS),
            ("rollback_config", &UPDATE),
            ("update_config", &UPDATE),
            ("resources", &Attributes(&[("limits", &LIMITS), ("reservations", &RESERVATIONS)], &[], Yes)),
            (
                "restart_policy",
                &Attributes(
                    &[
                        ("condition", &TEXTUAL),
                        ("delay", &Duration),
                        ("max_attempts", &COUNT),
                        ("window", &Duration),
                    ],
                    &[],
                    Yes,
                ),
            ),
            (
                "placement",
                &Attributes(
                    &[
                        ("constraints", &LIST),
                        ("preferences", &List(&Attributes(&[("spread", &TEXTUAL)], &[], Yes))),
                        ("max_replicas_per_node", &COUNT),
                    ],
                    &[],
                    Yes,
                ),
            ),
        ],
        &[],
        Yes,
    ),
]);

const CPUS: Shape = Either(&[&Scalar(NUMBER), &Matching(is_number, "write a number")]);
const MEMORY: Shape =
    Either(&[&Matching(super::formats::is_bytes, "write a number with its unit, as in 512m or 2g")]);
const LIMITS: Shape = Attributes(&[("cpus", &CPUS), ("memory", &MEMORY), ("pids", &COUNT)], &[], Yes);
const RESERVATIONS: Shape = Attributes(
    &[("cpus", &CPUS), ("memory", &MEMORY), ("generic_resources", &List(&Any)), ("devices", &List(&GPU))],
    &[],
    Yes,
);

const EXTERNAL: Shape = Either(&[&SWITCH, &Attributes(&[("name", &TEXTUAL)], &[], Yes)]);

const NETWORK: Shape = Either(&[
    &Scalar(NULL),
    &Attributes(
        &[
            ("name", &TEXTUAL),
            ("driver", &TEXTUAL),
            ("driver_opts", &OPTIONS),
            (
                "ipam",
                &Attributes(
                    &[("driver", &TEXTUAL), ("config", &List(&IPAM)), ("options", &Open(&TEXTUAL))],
                    &[],
                    Yes,
                ),
            ),
            ("external", &EXTERNAL),
            ("internal", &SWITCH),
            ("enable_ipv4", &SWITCH),
            ("enable_ipv6", &SWITCH),
            ("attachable", &SWITCH),
            ("labels", &PAIRS),
        ],
        &[],
        Yes,
    ),
]);

const IPAM: Shape = Attributes(
    &[
        ("subnet", &TEXTUAL),
        ("ip_range", &TEXTUAL),
        ("gateway", &TEXTUAL),
        ("aux_addresses", &Open(&TEXTUAL)),
    ],
    &[],
    Yes,
);

const VOLUME: Shape = Either(&[
    &Scalar(NULL),
    &Attributes(
        &[
            ("name", &TEXTUAL),
            ("driver", &TEXTUAL),
            ("driver_opts", &OPTIONS),
            ("external", &EXTERNAL),
            ("labels", &PAIRS),
        ],
        &[],
        Yes,
    ),
]);

const SECRET: Shape = Attributes(
    &[
        ("name", &TEXTUAL),
        ("environment", &TEXTUAL),
        ("file", &TEXTUAL),
        ("external", &EXTERNAL),
        ("labels", &PAIRS),
        ("driver", &TEXTUAL),
        ("driver_opts", &OPTIONS),
        ("template_driver", &TEXTUAL),
    ],
    &[],
    Yes,
);

const CONFIG: Shape = Attributes(
    &[
        ("name", &TEXTUAL),
        ("content", &TEXTUAL),
        ("environment", &TEXTUAL),
        ("file", &TEXTUAL),
        ("external", &EXTERNAL),
        ("labels", &PAIRS),
        ("template_driver", &TEXTUAL),
    ],
    &[],
    Yes,
);

const MODEL: Shape = Attributes(
    &[("name", &TEXTUAL), ("model", &TEXTUAL), ("context_size", &Scalar(INT)), ("runtime_flags", &LIST)],
    &["model"],
    Yes,
);

fn is_container_name(text: &str) -> bool {
    let inner = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-');
    text.as_bytes().windows(2).any(|pair| match pair {
        [first, second] => first.is_ascii_alphanumeric() && inner(second),
        _ => false,
    })
}

fn is_number(text: &str) -> bool {
    text.parse::<f64>().is_ok()
}

fn is_pull_policy(text: &str) -> bool {
    let every = |text: &str| {
        let mut rest = text;
        while let Some(after) = rest.strip_prefix("every_") {
            let digits = after.trim_start_matches(|c: char| c.is_ascii_digit());
            let Some(unit) =
                digits.strip_prefix(['w', 'd', 'h', 'm', 's']).filter(|_| digits.len() < after.len())
            else {
                return false;
            };
            rest = unit;
        }
        rest.is_empty() && !text.is_empty()
    };
    let words = ["always", "never", "build", "if_not_present", "missing", "refresh", "daily", "weekly"];
    words.contains(&text) || every(text)
}
