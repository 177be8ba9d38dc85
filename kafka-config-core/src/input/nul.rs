//! Variables that no process can be given.

use super::service::{Fault, Reading, ServiceVariable, Weight};
use crate::model::SourceSpan;

impl Reading {
    /// The reading without variables that hold a NUL, each of which is a refusal at its place.
    ///
    /// Source: `environ(7)`, whose strings end with a NUL; runc does not start a container that has one within.
    pub(super) fn without_nul(mut self) -> Self {
        for service in &mut self.services {
            self.faults.extend(service.environment.extract_if(.., |set| has_nul(set)).map(|set| fault(&set)));
        }
        self
    }
}

fn has_nul(set: &ServiceVariable) -> bool {
    set.name.as_str().contains('\0') || set.value.known().is_some_and(|value| value.contains('\0'))
}

fn fault(set: &ServiceVariable) -> Fault {
    let name = set.name.as_str();
    let (at, message): (Option<SourceSpan>, _) = if name.contains('\0') {
        (set.name_at, format!("the name {} holds a NUL, and no environment can", name.replace('\0', "\\0")))
    } else {
        (set.value_at.or(set.name_at), format!("{name} holds a NUL, and no environment can"))
    };
    let help = Some("leave the NUL out: the container would not start".to_owned());
    Fault { weight: Weight::Refused, at, message, help }
}

#[cfg(test)]
mod tests {
    use crate::input::{EnvDialect, Host, Weight, read_env_container};

    #[test]
    fn is_refused_where_it_stands() {
        let reading =
            read_env_container(EnvDialect::Docker, "kafka.env", b"A=1\nCLUSTER_ID=a\0b\n", &Host::new());
        let fault = reading.refusal().expect("a fault");
        assert_eq!(fault.message, "CLUSTER_ID holds a NUL, and no environment can");
        assert_eq!(fault.at.map(|at| at.span.start), Some(15));
        assert!(reading.services[0].variable("CLUSTER_ID").is_none());
        assert!(reading.services[0].variable("A").is_some());
        assert_eq!(fault.weight, Weight::Refused);
    }
}
