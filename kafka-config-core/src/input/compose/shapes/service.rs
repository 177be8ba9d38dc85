//! A service, and the parts that jobs and hooks share with it.

use super::super::shape::Extensions::{No, Yes};
use super::super::shape::Shape::{
    Any, Attributes, Bounded, Bytes, Command, Duration, Either, List, Matching, Named, Open, Parts, Scalar,
    Set, Words,
};
use super::super::shape::{BOOL, NULL, NUMBER, Shape, TEXT};
use super::deploy::{BLKIO, BUILD, DEPLOY, DEVELOP, HOOK};
use super::details::{
    DEPENDENCY, DEVICE, ENV_FILE, FILE_REFERENCES, GPU, HEALTHCHECK, MODEL_USE, MOUNT, NETWORK_USE, PORT,
    ULIMITS,
};
use super::scalars::{
    AMOUNT, COUNT, HOSTS, LIST, PAIRS, SWITCH, TEXT_OR_LIST, TEXTS, TEXTUAL, is_container_name,
    is_pull_policy,
};

pub(super) static SERVICE: Shape = Parts(&[&SERVICE_ONLY, &CONTAINER, &WORKLOAD]);
pub(super) static JOB: Shape = Parts(&[&JOB_ONLY, &CONTAINER, &WORKLOAD]);
pub(super) static PRE_START: Shape = Parts(&[&Attributes(&[("per_replica", &SWITCH)], &[], No), &CONTAINER]);
pub(super) static JOB_ONLY: Shape =
    Attributes(&[("profiles", &TEXTS), ("triggers", &Any)], &["triggers"], No);

pub(super) static SERVICE_ONLY: Shape = Attributes(
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

pub(super) static CONTAINER: Shape = Attributes(
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

pub(super) static WORKLOAD: Shape = Attributes(
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
