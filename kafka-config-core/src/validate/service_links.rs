//! The names that Kubernetes gives the variables about a Service.

/// The part of the name that stands for the Service.
pub(super) fn service<'n>(name: &'n str, value: &str) -> Option<&'n str> {
    if let Some(service) = name.strip_suffix("_SERVICE_HOST") {
        return Some(service);
    }
    // Nearly every name ends here.
    let rest = |at| name.get(at..).unwrap_or_default();
    if !memchr::memchr_iter(b'P', name.as_bytes()).any(|at| rest(at).starts_with("PORT")) {
        return None;
    }
    name.strip_suffix("_SERVICE_PORT")
        .or_else(|| name.split_once("_SERVICE_PORT_").map(|(service, _)| service))
        .or_else(|| service_of_port(name))
        .or_else(|| name.strip_suffix("_PORT").filter(|_| is_address(value)))
}

/// `SERVICE_PORT_9092_TCP` and the same with `_ADDR`, `_PORT` or `_PROTO`.
fn service_of_port(name: &str) -> Option<&str> {
    let (service, rest) = name.rsplit_once("_PORT_")?;
    let mut parts = rest.split('_');
    let (number, protocol, detail) = (parts.next()?, parts.next()?, parts.next());
    let fits = number.bytes().all(|byte| byte.is_ascii_digit())
        && matches!(protocol, "TCP" | "UDP" | "SCTP")
        && matches!(detail, None | Some("ADDR" | "PORT" | "PROTO"))
        && parts.next().is_none();
    fits.then_some(service)
}

/// An address, or what stands for one that only the cluster knows.
fn is_address(value: &str) -> bool {
    ["tcp://", "udp://", "sctp://", "<the address of the service "]
        .iter()
        .any(|scheme| value.starts_with(scheme))
}
