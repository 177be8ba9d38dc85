//! All rules, sorted by code. A new rule is a file in `rules` and a line here.

use super::rule::Rule;
use super::rules::{colliding_names, dropped_defaults, repeated_prefix};

/// All rules, sorted by code.
pub static RULES: &[&Rule] = &[&repeated_prefix::RULE, &colliding_names::RULE, &dropped_defaults::RULE];
