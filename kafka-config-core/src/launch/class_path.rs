//! The class path of `kafka-run-class.sh` in an installed Kafka.

/// Endings of files that are left out unless `INCLUDE_TEST_JARS` is `true`.
const LEFT_OUT: [&str; 6] =
    ["-test.jar", "-test-sources.jar", "-src.jar", "-scaladoc.jar", "-javadoc.jar", "jar.asc"];

/// Whether a file of `libs` is put on the class path.
#[expect(
    clippy::case_sensitive_file_extension_comparisons,
    reason = "the script's expression minds the case"
)]
pub fn is_on_class_path(name: &str) -> bool {
    let is_file_connector = name.ends_with(".jar") && name.contains("connect-file");
    !is_file_connector && !LEFT_OUT.iter().any(|ending| name.ends_with(ending))
}

/// The value of `-cp`: what `CLASSPATH` holds, then the files of `libs`, in the order given. Empty where there is
/// none. The build folders of a source tree, which the scripts look at too, are not part of any image.
pub fn class_path(before: &str, includes_tests: bool, folder: &str, names: &[String]) -> String {
    let mut path = before.to_owned();
    for name in names.iter().filter(|name| includes_tests || is_on_class_path(name)) {
        path.push(':');
        path.push_str(folder);
        path.push('/');
        path.push_str(name);
    }
    path.strip_prefix(':').map(str::to_owned).unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::class_path;

    #[test]
    fn test_jars_sources_and_signatures_are_left_out() {
        let names =
            ["a-1.jar", "a-1-test.jar", "a-1.jar.asc", "b-src.jar", "connect-file-3.9.1.jar", "c.txt"];
        let names = names.map(str::to_owned);
        assert_eq!(class_path("", false, "/l", &names), "/l/a-1.jar:/l/c.txt");
        assert_eq!(class_path("/x", false, "/l", &names), "/x:/l/a-1.jar:/l/c.txt");
        assert_eq!(class_path(":/x", false, "/l", &[]), "/x");
        assert!(class_path("", true, "/l", &names).ends_with("connect-file-3.9.1.jar:/l/c.txt"));
    }
}
