//! Ids of nodes that have no id of their own in the files: a command or Kubernetes takes it from the pod's name.

use super::node::Node;
use crate::input::Located;
use crate::model::KnownBy;

/// An id as a container's own command or Kubernetes makes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Made {
    /// Whether the number at the end of the host's name counts.
    by_ordinal: bool,
    /// What is added to it.
    plus: i64,
}

/// How the ids of a quorum's voters lie to the numbers of the pods that they name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::validate) enum Numbering {
    /// All ids are so much above them.
    Above(i64),
    /// They follow no rule.
    Uneven,
}

impl Node<'_> {
    /// The id of the container of this name, where the files tell.
    pub(in crate::validate) fn id_at(&self, host: &str) -> Option<i64> {
        const KEY: &str = "node.id";
        if self.is_beyond_command(KEY) && self.configuration.is_set(KEY) && !self.is_by_pod_index() {
            return self.configuration.whole(KEY);
        }
        let made = self.made()?;
        let ordinal = if made.by_ordinal { ordinal(self.host_name(host)?)? } else { 0 };
        ordinal.checked_add(made.plus)
    }

    /// How the voters among the pods of this set are numbered; of a set that is no voter, how to keep off their ids.
    pub(in crate::validate) fn numbering(&self) -> Numbering {
        let own = self.voters().iter().filter(|voter| self.is_pod(&voter.host));
        let mut above = own.map(|voter| voter.id - ordinal(label(&voter.host)).unwrap_or_default());
        match above.next() {
            Some(first) if above.all(|other| other == first) => Numbering::Above(first),
            Some(_) => Numbering::Uneven,
            None if self.is_controller() => Numbering::Above(0),
            None => {
                Numbering::Above(self.voters().iter().map(|voter| voter.id + 1).max().unwrap_or_default())
            }
        }
    }

    /// Whether a host is named as the pods of this set are.
    pub(in crate::validate) fn is_pod(&self, host: &str) -> bool {
        let set = self.service.name.value.split('/').next();
        let is_numbered = self.service.replicas.is_some() && ordinal(label(host)).is_some();
        is_numbered && label(host).rsplit_once('-').map(|(name, _)| name) == set
    }

    /// What the container calls itself, by the name that others use.
    fn host_name<'n>(&'n self, host: &'n str) -> Option<&'n str> {
        let own = self.service.hostname.as_ref().map(|name| name.value.as_str());
        own.or_else(|| self.is_pod(host).then(|| label(host)))
    }

    fn made(&self) -> Option<Made> {
        if self.is_by_pod_index() {
            return Some(Made { by_ordinal: true, plus: 0 });
        }
        let command = self.service.command.as_ref().filter(|_| self.own_command().is_some());
        let Located { value, .. } = command.filter(|command| command.value.contains("/docker/run"))?;
        let (before, expression) = value.rsplit_once("KAFKA_NODE_ID=")?;
        if before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_') {
            return None;
        }
        self.read(expression)
    }

    /// `N`, `${HOSTNAME##*-}`, or the sum of both in `$((…))`.
    fn read(&self, text: &str) -> Option<Made> {
        let text = text.trim_start_matches(['"', '\'', '\\']);
        if let Some((sum, _)) = text.strip_prefix("$((").and_then(|rest| rest.split_once("))")) {
            let sum: String = sum.chars().filter(|c| !c.is_ascii_whitespace()).collect();
            let plus =
                self.after_ordinal(&sum).filter(|plus| plus.is_empty() || plus.starts_with(['+', '-']))?;
            let plus = if plus.is_empty() { 0 } else { plus.parse().ok()? };
            return Some(Made { by_ordinal: true, plus });
        }
        let end = text.find(|c: char| c.is_ascii_whitespace() || matches!(c, '"' | '\'' | '\\' | ';' | '&'));
        let word = end.and_then(|end| text.get(..end)).unwrap_or(text);
        match self.after_ordinal(word) {
            Some("") => Some(Made { by_ordinal: true, plus: 0 }),
            Some(_) => None,
            None => word.parse().ok().map(|plus| Made { by_ordinal: false, plus }),
        }
    }

    /// What stands behind the expansion that leaves the number of the pod's name.
    fn after_ordinal<'t>(&self, text: &'t str) -> Option<&'t str> {
        let (name, rest) = text.strip_prefix("${")?.split_once("##*-}")?;
        let of_pod = |name| self.unknown_of(name).is_some_and(|what| what.ends_with("metadata.name"));
        (name == "HOSTNAME" || of_pod(name)).then_some(rest)
    }

    fn is_by_pod_index(&self) -> bool {
        self.unknown_of("KAFKA_NODE_ID").is_some_and(|what| what.contains("apps.kubernetes.io/pod-index"))
    }

    /// Which field of the pod a variable has.
    fn unknown_of(&self, name: &str) -> Option<&str> {
        let unknown = self.variable(name)?.unknown.as_ref().filter(|unknown| unknown.by == KnownBy::Pod)?;
        Some(unknown.what.as_str())
    }
}

fn label(host: &str) -> &str {
    host.split('.').next().unwrap_or(host)
}

/// The number at the end of a pod's name.
fn ordinal(name: &str) -> Option<i64> {
    let (_, ordinal) = name.rsplit_once('-')?;
    ordinal.parse().ok().filter(|number: &i64| number.to_string() == ordinal)
}

/// The command that gives each pod its id.
pub(in crate::validate) fn by_ordinal(numbering: Numbering) -> String {
    let id = match numbering {
        Numbering::Above(0) | Numbering::Uneven => "${HOSTNAME##*-}".to_owned(),
        Numbering::Above(plus) => format!("$((${{HOSTNAME##*-}}{plus:+}))"),
    };
    format!("KAFKA_NODE_ID={id} exec /etc/kafka/docker/run")
}
