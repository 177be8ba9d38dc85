//! The examples of the README, run word for word from the top of the repository.

use std::path::Path;

#[test]
fn examples_print_what_the_readme_shows() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    std::env::set_current_dir(root).expect("the repository is there");
    // What commands print is compared with `/` for every `\`, and so must be what is expected of them.
    let text = std::fs::read_to_string("README.md").expect("the README is there");
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("README.md");
    std::fs::write(&copy, text.replace('\\', "/")).expect("there is room");
    trycmd::TestCases::new().env("NO_COLOR", "1").case(copy);
}
