//! Help texts, one file a command, frozen by the tests in `tests/cmd`.

pub(crate) const MAIN: &str = include_str!("main.txt");
pub(crate) const RENDER: &str = include_str!("render.txt");
pub(crate) const EXPLAIN: &str = include_str!("explain.txt");
pub(crate) const SETUP: &str = include_str!("setup.txt");
