//! YAML texts as trees of typed values, each with its place: what Go programs decode into `any`.

mod circles;
mod construct;
mod number;
mod refusal;
mod scalar;
mod time;
mod value;

pub(super) use construct::{Construction, construct};
pub(super) use number::integer;
pub(super) use refusal::Refusal;
pub(super) use scalar::{Schema, decode_base64};
pub(super) use value::{Data, Entry, Map, Value};
