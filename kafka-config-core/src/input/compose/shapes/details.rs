//! Attributes of services that have attributes themselves.

use super::super::shape::Extensions::{No, Yes};
use super::super::shape::Shape::{Attributes, Bytes, Duration, Either, List, Open, Scalar, Words};
use super::super::shape::{BOOL, NUMBER, Shape};
use super::scalars::{AMOUNT, COUNT, LIST, OPTIONS, PAIRS, SWITCH, TEXTS, TEXTUAL};

pub(super) static DEPENDENCY: Shape = Attributes(
    &[
        ("restart", &SWITCH),
        ("required", &Scalar(BOOL)),
        ("condition", &Words(&["service_started", "service_healthy", "service_completed_successfully"])),
    ],
    &["condition"],
    Yes,
);

pub(super) static PORT: Shape = Attributes(
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

pub(super) static ENV_FILE: Shape = Either(&[
    &TEXTUAL,
    &List(&Either(&[
        &TEXTUAL,
        &Attributes(&[("path", &TEXTUAL), ("format", &TEXTUAL), ("required", &SWITCH)], &["path"], No),
    ])),
]);

pub(super) static HEALTHCHECK: Shape = Attributes(
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

pub(super) static MOUNT: Shape = Attributes(
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

pub(super) static FILE_REFERENCES: Shape = List(&Either(&[
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

pub(super) static ULIMITS: Shape =
    Open(&Either(&[&COUNT, &Attributes(&[("hard", &COUNT), ("soft", &COUNT)], &["soft", "hard"], Yes)]));

pub(super) static DEVICE: Shape =
    Attributes(&[("source", &TEXTUAL), ("target", &TEXTUAL), ("permissions", &TEXTUAL)], &["source"], Yes);

pub(super) static GPU: Shape = Attributes(
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

pub(super) static MODEL_USE: Shape =
    Attributes(&[("endpoint_var", &TEXTUAL), ("model_var", &TEXTUAL)], &[], Yes);

pub(super) static NETWORK_USE: Shape = Attributes(
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
