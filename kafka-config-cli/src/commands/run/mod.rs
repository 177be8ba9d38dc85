//! `run`: the container's entrypoint. Prepares, checks and formats as the image's scripts and JVMs do, then becomes the
//! broker.

mod arguments;
mod carry_out;
mod command;
mod entrypoint;
mod half_formatted;
mod host;
mod judge;
mod plan;
mod plan_json;
mod plan_text;
mod preflight;
mod secrets;
mod signals;
mod start;
mod storage;
mod tree;

pub(crate) use entrypoint::run;
