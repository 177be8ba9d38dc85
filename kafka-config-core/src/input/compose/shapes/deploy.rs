//! How services are built, watched and deployed.

use super::super::shape::Extensions::{No, Yes};
use super::super::shape::Shape::{
    Any, Attributes, Bytes, Command, Duration, Either, List, Matching, Scalar, Words,
};
use super::super::shape::{BOOL, NULL, NUMBER, Shape};
use super::details::{FILE_REFERENCES, GPU, ULIMITS};
use super::scalars::{AMOUNT, COUNT, HOSTS, LIST, PAIRS, SWITCH, TEXT_OR_LIST, TEXTUAL, is_number};

pub(super) static BLKIO: Shape = Attributes(
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
pub(super) static RATES: Shape = List(&Attributes(&[("path", &TEXTUAL), ("rate", &Bytes)], &[], No));

pub(super) static BUILD: Shape = Attributes(
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

pub(super) static HOOK: Shape = Attributes(
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

pub(super) static DEVELOP: Shape = Either(&[
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

pub(super) static UPDATE: Shape = Attributes(
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

pub(super) static DEPLOY: Shape = Either(&[
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

pub(super) static CPUS: Shape = Either(&[&Scalar(NUMBER), &Matching(is_number, "write a number")]);
pub(super) static MEMORY: Shape =
    Either(&[&Matching(super::super::formats::is_bytes, "write a number with its unit, as in 512m or 2g")]);
pub(super) static LIMITS: Shape =
    Attributes(&[("cpus", &CPUS), ("memory", &MEMORY), ("pids", &COUNT)], &[], Yes);
pub(super) static RESERVATIONS: Shape = Attributes(
    &[("cpus", &CPUS), ("memory", &MEMORY), ("generic_resources", &List(&Any)), ("devices", &List(&GPU))],
    &[],
    Yes,
);
