//! `check` where it touches files and pipes: fixes in place, reports of every format, batches.
#![expect(clippy::unwrap_used, reason = "a test ends by panicking")]

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const VALID: &str = "KAFKA_NODE_ID=1\nKAFKA_PROCESS_ROLES=broker\nKAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER\n\
                     KAFKA_CONTROLLER_QUORUM_VOTERS=2@controller:9093\n\
                     KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092\nKAFKA_LOG_DIRS=/var/lib/kafka/data\n";

/// `kafka-config check` in this folder, with an environment of its own.
fn check(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kafka-config"));
    command.arg("check").args(arguments).current_dir(folder).env_clear();
    command
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// What `--fix` makes of an env file.
#[track_caller]
fn fixed(text: &str, expected: &str) {
    let folder = folder(&[("broker.env", text)]);
    let path = folder.path().join("broker.env");
    check(folder.path(), &["--fix", "broker.env"]).output().unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), expected);
    let modified = fs::metadata(&path).unwrap().modified().unwrap();
    check(folder.path(), &["--fix", "broker.env"]).output().unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), expected, "a second run changes nothing");
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), modified, "nor does it touch the file");
}

#[test]
fn fixes_keep_the_line_breaks_of_windows() {
    fixed("# Zürich\r\n\r\nKAFKA_CFG_A=1\r\nKAFKA_B= x\r\n", "# Zürich\r\n\r\nKAFKA_A=1\r\nKAFKA_B=x\r\n");
}

#[test]
fn fixes_add_no_line_break_at_the_end() {
    fixed("  KAFKA_CFG_A=1=2 \nkafka_b=3", "  KAFKA_A=1=2 \nKAFKA_B=3");
}

#[test]
fn of_a_name_given_twice_the_last_is_mended() {
    // Docker takes the last one; with it renamed the first comes to light, and both would have one name then.
    fixed("KAFKA_CFG_A=1\nKAFKA_CFG_A=2\n", "KAFKA_CFG_A=1\nKAFKA_A=2\n");
}

#[test]
fn a_name_that_is_taken_is_left_to_the_user() {
    fixed("KAFKA_CFG_A=1\nKAFKA_A=2\n", "KAFKA_CFG_A=1\nKAFKA_A=2\n");
}

#[test]
fn a_byte_order_mark_stays() {
    fixed("\u{feff}KAFKA_CFG_A=1\n", "\u{feff}KAFKA_A=1\n");
}

#[test]
fn a_name_without_a_value_is_renamed() {
    let folder = folder(&[("broker.env", "KAFKA_CFG_A\n")]);
    check(folder.path(), &["--fix", "broker.env"]).env("KAFKA_CFG_A", "1").output().unwrap();
    assert_eq!(fs::read_to_string(folder.path().join("broker.env")).unwrap(), "KAFKA_A\n");
}

#[test]
fn a_mended_file_keeps_its_mode_and_its_link() {
    let folder = folder(&[("real.env", "KAFKA_CFG_A=1\n")]);
    let (real, link) = (folder.path().join("real.env"), folder.path().join("link.env"));
    fs::set_permissions(&real, fs::Permissions::from_mode(0o660)).unwrap();
    symlink("real.env", &link).unwrap();
    check(folder.path(), &["--fix", "link.env"]).output().unwrap();
    assert_eq!(fs::read_to_string(&real).unwrap(), "KAFKA_A=1\n");
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o7777, 0o660);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing else is left");
}

#[test]
fn diff_writes_nothing() {
    let folder = folder(&[("broker.env", "KAFKA_CFG_A=1\n")]);
    let output = check(folder.path(), &["--diff", "broker.env"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("-KAFKA_CFG_A=1\n+KAFKA_A=1\n"));
    assert_eq!(fs::read_to_string(folder.path().join("broker.env")).unwrap(), "KAFKA_CFG_A=1\n");
}

#[test]
fn a_properties_file_is_mended_in_its_own_escapes() {
    let before = "# mine\nprocess.roles=broker\nnode.id = 1\ncontroller.listener.names: CONTROLLER\n\
                  controller.quorum.voters=2@c:9093\nauto.create.topics.enable \\\n   yes\nlog.dirs=C\\:\\\\data";
    let after =
        before.replace("auto.create.topics.enable \\\n   yes", "auto.create.topics.enable \\\n   true");
    let folder = folder(&[("server.properties", before)]);
    check(folder.path(), &["--fix", "--unsafe-fixes", "server.properties"]).output().unwrap();
    assert_eq!(fs::read_to_string(folder.path().join("server.properties")).unwrap(), after);
}

#[test]
fn standard_input_comes_back_mended_and_the_report_goes_elsewhere() {
    for arguments in [&["--fix", "-"][..], &["--fix", "--env-file", "-"]] {
        let folder = folder(&[]);
        let mut child = check(folder.path(), arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child
            .stdin
            .take()
            .unwrap()
            .write_all(format!("{VALID}KAFKA_CFG_NUM_IO_THREADS=9").as_bytes())
            .unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(stdout(&output), format!("{VALID}KAFKA_NUM_IO_THREADS=9"));
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.ends_with("no findings; Kafka 4.4.0 accepts this configuration\n"), "{told}");
    }
}

#[test]
fn a_pipe_is_checked_but_not_mended() {
    let folder = folder(&[]);
    let run = |options: &str| {
        let script = format!("printf 'KAFKA_CFG_A=1\\n' | \"$0\" check {options} /dev/fd/0");
        let mut command = Command::new("sh");
        command
            .args(["-c", &script, env!("CARGO_BIN_EXE_kafka-config")])
            .current_dir(folder.path())
            .env_clear();
        command.env("PATH", "/usr/bin:/bin").output().unwrap()
    };
    assert!(stdout(&run("--select KC105 --env-file")).contains("KC105"));
    assert!(stdout(&run("--select KC105")).contains("KC105"));
    let output = run("--fix");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("not a regular file"));
}

#[test]
fn no_format_shows_a_secret() {
    let secrets = "KAFKA_SSL_KEY_PASSWORD=white\\pelican\nKAFKA_CFG_SSL_TRUSTSTORE_PASSWORD= whitepelican\n\
                   KAFKA_SASL_JAAS_CONFIG= x required password=\"whitepelican\\\\d\";\nkafka_opts=-Djavax.password=whitepelican\n\
                   KAFKA_NODE_ID=whitepelican:password=whitepelican\nKAFKA_METRIC_REPORTERS=https://me:whitepelican@there/x\\y\n";
    let properties = "ssl.key.password=whitepelican\\u1\n";
    let more = "ssl.key.password=whitepelican\nssl.enabled.protocols=password=whitepelican\nnode.id=token:whitepelican\n\
                listener.name.a.plain.sasl.jaas.config=whitepelican\nssl.keystore.type=PEM\nssl.keystore.key=whitepelican\n";
    let files = [("broker.env", secrets), ("a.properties", properties), ("b.properties", more)];
    let folder = folder(&files);
    let mut runs: Vec<Vec<&str>> = ["text", "concise", "json", "sarif", "github", "junit"]
        .into_iter()
        .map(|format| vec!["--format", format, "broker.env", "a.properties", "b.properties"])
        .collect();
    runs.push(vec!["--diff", "--unsafe-fixes", "broker.env", "b.properties"]);
    runs.push(vec!["--fix", "--unsafe-fixes", "broker.env"]);
    for arguments in runs {
        let output = check(folder.path(), &arguments).output().unwrap();
        let told = stdout(&output) + &String::from_utf8_lossy(&output.stderr);
        assert!(!told.is_empty(), "{arguments:?} tell nothing");
        assert!(!told.contains("pelican"), "{arguments:?}: {told}");
    }
}

#[test]
fn a_batch_shows_no_secret() {
    let folder = folder(&[]);
    let lines = "{\"id\":1,\"properties\":{\"ssl.key.password\":\"whitepelican\",\"node.id\":\"password=whitepelican\"}}\n\
                 whitepelican\n{\"id\":2,\"properties\":{\"password\":[\"whitepelican\"]}}\n{\"properties\":\"whitepelican\"}\n";
    fs::write(folder.path().join("batch"), lines).unwrap();
    let output = check(folder.path(), &["--batch", "batch"]).output().unwrap();
    assert_eq!(stdout(&output).lines().count(), 4);
    assert!(!stdout(&output).contains("whitepelican"), "{}", stdout(&output));
}

#[test]
fn a_batch_answers_each_line_before_the_next_is_asked() {
    let folder = folder(&[]);
    let mut child =
        check(folder.path(), &["--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut questions = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap());
    for id in 0..3 {
        writeln!(questions, "{{\"id\":{id},\"properties\":{{}}}}").unwrap();
        let mut answer = String::new();
        answers.read_line(&mut answer).unwrap();
        assert!(answer.starts_with(&format!("{{\"id\":{id},")), "{answer}");
    }
    drop(questions);
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

#[test]
fn a_large_batch_is_answered_in_order() {
    let folder = folder(&[]);
    let lines: String = (0..5000)
        .map(|id| match id % 100 {
            7 => "no json\n".to_owned(),
            _ => format!("{{\"id\":{id},\"kafkaVersion\":\"4.1.1\",\"properties\":{{\"node.id\":{id}}}}}\n"),
        })
        .collect();
    fs::write(folder.path().join("batch"), lines).unwrap();
    let output = check(folder.path(), &["--batch", "batch"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    for (place, line) in stdout(&output).lines().enumerate() {
        let answer: serde_json::Value = serde_json::from_str(line).unwrap();
        if place % 100 == 7 {
            assert_eq!(answer["line"], place + 1);
        } else {
            assert_eq!(answer["id"], place);
        }
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    for (arguments, status) in [(&["--print-schema"][..], 0), (&["--batch", "batch"], 1)] {
        let folder = folder(&[("batch", &"{\"properties\":{}}\n".repeat(5000))]);
        let mut child =
            check(folder.path(), arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        assert_eq!(output.status.code(), Some(status));
    }
}

#[test]
fn many_findings_take_no_time() {
    let lines: Vec<String> = (0..50_000).map(|number| format!("KAFKA_CFG_A{number}= 1\n")).collect();
    let text = lines.concat();
    let folder = folder(&[("broker.env", &text)]);
    let start = std::time::Instant::now();
    check(folder.path(), &["--fix", "--quiet", "broker.env"]).output().unwrap();
    let mended = fs::read_to_string(folder.path().join("broker.env")).unwrap();
    assert!(mended.starts_with("KAFKA_A0=1\nKAFKA_A1=1\n"), "{}", mended.get(..100).unwrap());
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}

#[test]
fn a_report_can_go_to_a_device() {
    let folder = folder(&[("broker.env", VALID)]);
    let output = check(folder.path(), &["--output-file", "/dev/stderr", "broker.env"]).output().unwrap();
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "no findings; Kafka 4.4.0 accepts this configuration\n"
    );
}

#[test]
fn a_verdict_outlives_its_reader() {
    let folder =
        folder(&[("broker.env", "KAFKA_PROCESS_ROLES=x\n"), ("lines.jsonl", "{\"properties\":{\"a\":1}}\n")]);
    for arguments in [&["broker.env"][..], &["--diff", "broker.env"], &["--batch", "lines.jsonl"]] {
        let with = |output: Stdio| check(folder.path(), arguments).stdout(output).status().unwrap().code();
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        assert_eq!(with(writer.into()), with(Stdio::null()), "{arguments:?}");
    }
}
