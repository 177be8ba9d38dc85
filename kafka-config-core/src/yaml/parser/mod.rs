//! Tokens to events.
//!
//! Source of truth: `org.yaml.snakeyaml.parser.ParserImpl`: a state machine with a stack of states, so depth costs no
//! recursion. An event is made only when it is asked for.

mod block;
mod document;
mod flow;
mod node;
mod state;

pub(crate) use state::Parser;
