//! The command line as data: every file of `tests/cmd`, and the examples of the README.

#[test]
fn commands_print_what_the_files_say() {
    // `TRYCMD=overwrite cargo test` writes the files anew; read the difference before you keep it.
    let cases = trycmd::TestCases::new();
    // The environment of the process is part of the question.
    cases.env("NO_COLOR", "1").case("tests/cmd/*.toml");
}
