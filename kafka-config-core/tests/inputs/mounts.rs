//! `-v`, `--mount` and `--secret` of scripts, `Volume=`, `Mount=` and `Secret=` of units.

use kafka_config_core::input::{
    Found, Host, Reading, Service, Texts, Weight, read_quadlet, read_run_commands,
};
use proptest::prelude::*;

const CONFIG: &str = "/mnt/shared/config/server.properties";

fn of_script(arguments: &str) -> Reading {
    let script = format!("{arguments} apache/kafka:4.1.0\n");
    read_run_commands("run.sh", script.as_bytes(), &Texts::new(), &Host::new())
}

fn of_unit(lines: &str) -> Reading {
    let unit = format!("[Container]\nImage=apache/kafka:4.1.0\n{lines}\n");
    read_quadlet("kafka@3.container", unit.as_bytes(), &Texts::new(), &Host::new())
}

/// What a container finds in the place of its properties, in words.
fn found(service: &Service) -> String {
    match service.find(CONFIG) {
        Found::Image => "the image's".to_owned(),
        Found::Host(path, _) => path,
        Found::Text(..) => "a text".to_owned(),
        Found::Folder(_) => "a folder".to_owned(),
        Found::Nothing => "nothing".to_owned(),
        Found::Unknown(what, _) => what,
    }
}

#[track_caller]
fn check(reading: &Reading, expected: &str) {
    assert_eq!(reading.faults, [], "{expected}");
    assert_eq!(found(&reading.services[0]), expected);
}

#[track_caller]
fn check_refused(reading: &Reading, message: &str) {
    let faults: Vec<_> = reading.faults.iter().map(|fault| (fault.weight, fault.message.as_str())).collect();
    assert_eq!(faults, [(Weight::Refused, message)]);
}

#[test]
fn mounts_of_scripts_are_read_in_every_spelling() {
    for (mount, expected) in [
        ("type=bind,source=./conf,target=/mnt/shared/config", "conf/server.properties"),
        ("type=bind,src=./conf,dst=/mnt/shared/config/,readonly", "conf/server.properties"),
        ("destination=/mnt/shared/config,type=bind,source=/conf,ro=true", "/conf/server.properties"),
        ("\"type=bind\",\"source=a,b\",target=/mnt/shared/config", "a,b/server.properties"),
        ("type=volume,source=conf,target=/mnt/shared/config", "the volume conf"),
        ("source=conf,target=/mnt/shared/config,volume-nocopy", "the volume conf"),
        ("target=/mnt/shared/config", "a volume without a name"),
        ("type=tmpfs,target=/mnt/shared,tmpfs-size=1m", "nothing"),
        ("type=image,source=conf:1,target=/mnt/shared/config", "the image conf:1"),
    ] {
        check(&of_script(&format!("docker run --mount '{mount}'")), expected);
        check(&of_script(&format!("podman run --mount='{mount}'")), expected);
    }
    check(&of_script("docker run --mount TYPE=Bind,SRC=./c,DST=/mnt/shared/config"), "c/server.properties");
    check(&of_script("podman run --mount type=bind,src=/mnt/shared,dest=/mnt/shared,rw"), CONFIG);
    check(
        &of_script("podman run --mount type=glob,src=/conf/*,target=/mnt/shared/config"),
        "the glob /conf/*",
    );
}

#[test]
fn the_folder_that_a_script_runs_in_is_its_own() {
    for folder in ["\"$PWD\"", "${PWD}", "$(pwd)", "\"`pwd`\"", "."] {
        let expected = "conf/server.properties";
        check(&of_script(&format!("docker run -v {folder}/conf:/mnt/shared/config:ro")), expected);
        let mount = format!("docker run --mount type=bind,source={folder}/conf,target=/mnt/shared/config");
        check(&of_script(&mount), expected);
    }
    check(&of_script("docker run -v $PWDX/conf:/mnt/shared/config"), "$PWDX/conf/server.properties");
}

#[test]
fn what_the_engines_refuse_is_refused() {
    for (mount, message) in [
        ("type=bind,source=./conf", "a mount without a target"),
        ("type=bind,source=,target=/a", "'source' of a mount has no value"),
        ("type=nfs,target=/a", "there is no mount of the type 'nfs'"),
        ("target=/a,readolny", "a mount has no option 'readolny'"),
        ("source=./conf,target=/a", "'./conf' is a path, and a mount of the type volume wants a name"),
        ("target=/a\"b", "a quote is misplaced in this mount"),
    ] {
        check_refused(&of_script(&format!("docker run --mount '{mount}'")), message);
        check_refused(&of_unit(&format!("Mount='{}'", mount.replace('"', "\\\""))), message);
    }
    check_refused(
        &of_script("docker run --mount type=bind,target=/a"),
        "a mount of the type bind without a source",
    );
    check_refused(&of_script("docker run --mount type=bind,src=/a,dest=/a"), "a mount has no option 'dest'");
    check_refused(&of_script("podman run --mount Type=bind,src=/a,dst=/a"), "a mount has no option 'Type'");
}

#[test]
fn mounts_of_units_are_read_with_their_specifiers() {
    check(&of_unit("Volume=./%p-%i:/mnt/shared/config:Z"), "kafka-3/server.properties");
    check(&of_unit("Volume=%h/conf:/mnt/shared/config"), "systemd's %h");
    check(&of_unit("Mount=type=bind,source=./%p,target=/mnt/shared/config"), "kafka/server.properties");
    check(&of_unit("Mount=type=bind,source=./a,target=/a type=tmpfs,target=/mnt/shared"), "nothing");
    check(&of_unit("PodmanArgs=--mount type=bind,src=./b,dst=/mnt/shared/config"), "b/server.properties");
    check_refused(
        &of_unit("Volume=/%e:/mnt/shared/config"),
        "systemd knows no specifier '%e' and does not load the unit",
    );
}

#[test]
fn what_volumes_cannot_say_is_noted() {
    let options = "type=bind,source=/a,target=/b,bind-propagation=rslave,relabel=private,U,idmap";
    let service = of_script(&format!("podman run --mount {options}")).services.remove(0);
    assert_eq!(service.volumes[0].options, ["rslave", "Z", "U"]);
    assert_eq!(service.flags, ["option idmap of the mount /b"]);
}

proptest! {
    #[test]
    fn any_mount_is_read_or_refused(
        mount in "(type=|bind|volume|tmpfs|source=|src=|target=|dst=|,|/a|b|\"|ro|readonly|=|%h|\\$|é|\\PC){0,12}"
    ) {
        let mount = mount.replace(['\'', '\\', '\0'], "");
        let readings = [
            of_script(&format!("docker run --mount '{mount}'")),
            of_script(&format!("podman run --mount '{mount}'")),
            of_unit(&format!("Mount='{mount}'")),
        ];
        for service in readings.iter().filter(|reading| reading.refusal().is_none()).flat_map(|reading| &reading.services) {
            prop_assert!(service.volumes.iter().all(|volume| !volume.target.is_empty()));
            let _ = found(service);
        }
    }

    #[test]
    fn quoted_values_are_what_they_were(folder in "[a-z,\" ]{1,8}") {
        let field = format!("source=./{folder}").replace('"', "\"\"");
        let reading = of_script(&format!("docker run --mount 'type=bind,\"{field}\",target=/a'"));
        prop_assert_eq!(&reading.services[0].volumes[0].source, &format!("./{folder}"));
    }

    #[test]
    fn any_secret_is_read_or_refused_without_being_quoted(
        secret in "(source=|target=|type=|mount|env|,|=|hunter2|mode=|uid=|/a|é|\\PC){0,12}"
    ) {
        let secret = secret.replace(['\'', '\\', '\0'], "");
        for reading in [of_script(&format!("podman run --secret '{secret}'")), of_unit(&format!("Secret='{secret}'"))] {
            let refusal = reading.refusal().map(|fault| fault.message.clone());
            prop_assert!(refusal.is_none_or(|message| !message.contains("hunter2")));
            let handed = reading.services.iter().map(|service| service.files.len() + service.environment.len());
            prop_assert!(handed.sum::<usize>() <= 1);
        }
    }
}
