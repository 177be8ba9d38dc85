//! The examples of the README, run word for word from the top of the repository.

#[test]
fn examples_print_what_the_readme_shows() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    std::env::set_current_dir(root).expect("the repository is there");
    trycmd::TestCases::new().env("NO_COLOR", "1").case("README.md");
}
