//! Which format a text has.

use kafka_config_core::input::InputFormat;

#[track_caller]
fn check(name: &str, text: &str, expected: InputFormat) {
    assert_eq!(InputFormat::detect(name, text.as_bytes()), expected, "{name} {text:?}");
}

#[test]
fn names_tell() {
    check("kafka.container", "", InputFormat::Quadlet);
    check("compose.yaml", "", InputFormat::Compose);
    check("docker-compose.override.yml", "", InputFormat::Compose);
    check(".env", "", InputFormat::ComposeEnv);
    check(".env.local", "", InputFormat::ComposeEnv);
    check("broker.env", "docker run", InputFormat::DockerEnv);
    check("server.properties", "A=b", InputFormat::Properties);
    check("start.sh", "", InputFormat::DockerRun);
}

#[test]
fn lines_tell_where_names_do_not() {
    check("kafka.yaml", "# a\nkind: Pod\napiVersion: v1\n", InputFormat::Kubernetes);
    check("kafka.json", "{\"apiVersion\": \"v1\", \"kind\": \"Pod\"}", InputFormat::Kubernetes);
    check("kafka.yaml", "\u{feff}services:\r\n  kafka: {}\r\n", InputFormat::Compose);
    check("stack.yml", "{\n  \"services\": {}\n}", InputFormat::Compose);
    check("prod.yaml", "include: [a.yaml]", InputFormat::Compose);
    check("unit", "[Unit]\n\n [Container]\nImage=a", InputFormat::Quadlet);
    check("README", "$ sudo /usr/bin/docker run -e A=b kafka", InputFormat::DockerRun);
    check("run", "podman container run kafka", InputFormat::DockerRun);
    check("broker", "# a\n\nKAFKA_NODE_ID=1\n", InputFormat::DockerEnv);
    check("broker", "export KAFKA_NODE_ID=1\n", InputFormat::DockerEnv);
    check("broker", "! a\nnode.id: 1\n", InputFormat::Properties);
    check("broker", "broker.id 1", InputFormat::Properties);
    check("empty", "", InputFormat::DockerEnv);
}

#[test]
fn yaml_is_a_manifest_or_a_compose_file() {
    check("kafka.yaml", " apiVersion: v1\n kind: Pod\n", InputFormat::Kubernetes);
    check("kafka.yml", "kind: Pod\nspec: {}\n", InputFormat::Kubernetes);
    check("kafka.yaml", "service:\n  kafka: {}\n", InputFormat::Compose);
    check("kafka.yaml", "version: '3'\nservices: {}\nx-a:\n  apiVersion: v1\n", InputFormat::Compose);
}

#[test]
fn names_of_formats_are_read_back() {
    for format in InputFormat::ALL {
        assert_eq!(format.to_string().parse(), Ok(format));
    }
    assert!("dotenv".parse::<InputFormat>().is_err());
}
