//! Ending the program at any moment: whatever it left, the next run makes whole directories of it.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::folder::{Folder, Known};
use crate::random::Random;
use crate::settings;

const KILLS: usize = 200;
const PROPERTIES: &str = "process.roles=broker,controller\nnode.id=1\nlisteners=PLAINTEXT://:9092,CONTROLLER://:9093\n\
                          advertised.listeners=PLAINTEXT://localhost:9092\ncontroller.listener.names=CONTROLLER\n\
                          listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT\n\
                          controller.quorum.bootstrap.servers=localhost:9093\nlog.dirs={DIR}/d1,{DIR}/new/d2,{DIR}/d3\n";

fn start(version: &str, folder: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_kafka-config"))
        .args([
            "format",
            "-t",
            "5L6g3nShT-eMCtK--X86sw",
            "-c",
            "server.properties",
            "-g",
            "--no-initial-controllers",
        ])
        .args(["--kafka-version", version])
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn finish(child: Child) {
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_killed_run_leaves_nothing_that_the_next_one_does_not_mend() {
    let mut random = Random::from_text(&format!("killed {}", settings::seed()));
    let folder = Folder::new();
    let mut ended_early = 0;
    for version in ["4.1.1", "4.4.0"] {
        folder.fill(PROPERTIES, &[]);
        let before = Instant::now();
        finish(start(version, folder.path()));
        let (whole, took) = (folder.files(&Known::default()), before.elapsed());
        assert!(whole.contains_key("new/d2/meta.properties"));
        for _ in 0..KILLS / 2 {
            folder.fill(PROPERTIES, &[]);
            let mut child = start(version, folder.path());
            let permille = u32::try_from(random.below(1100)).unwrap();
            std::thread::sleep(Duration::from_micros(1) + took * permille / 1000);
            child.kill().unwrap();
            let status = child.wait().unwrap();
            ended_early += usize::from(!status.success());
            // A directory that says it is formatted is whole.
            for directory in ["d1", "new/d2", "d3"] {
                let inside = |file: &(&String, &String)| file.0.starts_with(&format!("{directory}/"));
                let left = folder.files(&Known::default());
                if left.contains_key(&format!("{directory}/meta.properties")) {
                    assert_eq!(
                        left.iter().filter(inside).collect::<Vec<_>>(),
                        whole.iter().filter(inside).collect::<Vec<_>>()
                    );
                }
            }
            finish(start(version, folder.path()));
            assert_eq!(folder.files(&Known::default()), whole);
        }
    }
    println!("format: {KILLS} runs killed, {ended_early} of them before their end, all mended by the next");
    assert!(ended_early > KILLS / 10, "the kills came too late");
    assert!(fs::exists(folder.path()).unwrap());
}
