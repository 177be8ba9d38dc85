//! A whole file, and what it declares beside services.

use super::super::shape::Extensions::{No, Yes};
use super::super::shape::Shape::{Attributes, Either, List, Named, Open, Scalar};
use super::super::shape::{INT, NULL, Shape};
use super::scalars::{LIST, OPTIONS, PAIRS, SWITCH, TEXT_OR_LIST, TEXTUAL};
use super::service::{JOB, SERVICE};

/// A whole file.
pub(in super::super) static FILE: Shape = Attributes(
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

static INCLUDE: Shape = Either(&[
    &TEXTUAL,
    &Attributes(
        &[("path", &TEXT_OR_LIST), ("env_file", &TEXT_OR_LIST), ("project_directory", &TEXTUAL)],
        &[],
        No,
    ),
]);

pub(super) static EXTERNAL: Shape = Either(&[&SWITCH, &Attributes(&[("name", &TEXTUAL)], &[], Yes)]);

pub(super) static NETWORK: Shape = Either(&[
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

pub(super) static IPAM: Shape = Attributes(
    &[
        ("subnet", &TEXTUAL),
        ("ip_range", &TEXTUAL),
        ("gateway", &TEXTUAL),
        ("aux_addresses", &Open(&TEXTUAL)),
    ],
    &[],
    Yes,
);

pub(super) static VOLUME: Shape = Either(&[
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

pub(super) static SECRET: Shape = Attributes(
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

pub(super) static CONFIG: Shape = Attributes(
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

pub(super) static MODEL: Shape = Attributes(
    &[("name", &TEXTUAL), ("model", &TEXTUAL), ("context_size", &Scalar(INT)), ("runtime_flags", &LIST)],
    &["model"],
    Yes,
);
