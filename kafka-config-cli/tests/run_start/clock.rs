//! A clock that was never set. Kafka's dates and times are the only use of it.

use std::path::PathBuf;
use std::process::Command;

use crate::image::{Image, Run};

/// The C library's clock, standing still at `SECONDS`.
const CLOCK: &str = "#include <sys/syscall.h>\n#include <time.h>\n#include <unistd.h>\n\
    int clock_gettime(clockid_t clock, struct timespec *now) {\n\
    if (clock != CLOCK_REALTIME) return (int)syscall(SYS_clock_gettime, clock, now);\n\
    now->tv_sec = SECONDS; now->tv_nsec = 0; return 0; }\n";

fn compiled(image: &Image, seconds: i64) -> PathBuf {
    image.write("clock.c", CLOCK);
    let (source, library) = (image.path("clock.c"), image.path("clock.so"));
    let define = format!("-DSECONDS=({seconds})");
    let mut compiler = Command::new("cc");
    compiler.args(["-D_GNU_SOURCE", "-shared", "-fPIC", &define, "-o"]).arg(&library).arg(source);
    assert!(compiler.status().expect("cc is installed, which links this test, too").success());
    library
}

#[test]
fn a_clock_at_1970_or_before_hinders_nothing() {
    for (seconds, year) in [(0, "1970"), (-86_400, "1970")] {
        let image = Image::new();
        let library = compiled(&image, seconds);
        for said in ["===> Launching", "already formatted"] {
            let output = image.command(&[], &[]).env("LD_PRELOAD", &library).output().unwrap();
            Run::from(output).ends(7, said, "");
        }
        let meta = image.read("data/meta.properties");
        assert!(meta.contains(year), "{meta}");
    }
}
