//! Nodes to values: aliases put in place, merge keys worked out, repeated keys refused.
//!
//! Source: go-yaml v4, `internal/libyaml/constructor.go`; compose-go, `loader/reset.go`, which looks at the nodes before.

use std::collections::HashMap;
use std::sync::Arc;

use super::circles::circle;
use super::refusal::Refusal;
use super::scalar::{Schema, resolve};
use super::value::{Data, Map, Value};
use crate::model::{SourceId, SourceSpan, Span};
use crate::yaml::{Content, Entry, Node};

/// compose refuses files with more values.
const MOST_VALUES: usize = 100_000;
/// Values after aliases were put in place. Go allows several times as many, which no honest file needs.
const MOST_COPIES: usize = 250_000;
pub(super) const MAX_DEPTH: usize = 200;

/// A document as a tree.
pub(in crate::input) struct Construction {
    pub(in crate::input) value: Value,
    /// Where `!reset` and `!override` stand: what earlier files say there does not count.
    pub(in crate::input) resets: Vec<Vec<String>>,
}

/// Makes the tree of a document.
pub(in crate::input) fn construct(
    root: &Node,
    source: SourceId,
    schema: Schema,
) -> Result<Construction, Refusal> {
    let mut constructor = Constructor {
        source,
        schema,
        path: Vec::new(),
        resets: Vec::new(),
        written: 1,
        made: 0,
        aliases: 0,
        alias_at: None,
        overriding: 0,
    };
    if schema == Schema::Compose
        && let Some((alias, around)) = circle(root)
    {
        let message =
            format!("this repeats an anchor that '{around}' around it also uses, which compose refuses");
        return Err(constructor.fault(alias, message, "write the values out here"));
    }
    let value = constructor.value(root)?;
    let nothing = Value::new(Data::Null, constructor.place(root));
    Ok(Construction { value: value.unwrap_or(nothing), resets: constructor.resets })
}

struct Constructor {
    source: SourceId,
    schema: Schema,
    path: Vec<Arc<str>>,
    resets: Vec<Vec<String>>,
    written: usize,
    made: usize,
    /// How many aliases we are in.
    aliases: usize,
    /// The outermost of them.
    alias_at: Option<SourceSpan>,
    /// How many nodes with `!override` we are in: inside, tags mean nothing.
    overriding: usize,
}

type Result<T, E = Refusal> = std::result::Result<T, E>;

impl Constructor {
    fn place(&self, node: &Node) -> SourceSpan {
        SourceSpan { source: self.source, span: inside(node) }
    }

    fn fault(&self, node: &Node, message: impl Into<String>, help: &str) -> Refusal {
        Refusal::new(Some(self.place(node)), message.into(), help)
    }

    /// The value; none where `!reset` takes it away.
    fn value(&mut self, node: &Node) -> Result<Option<Value>> {
        self.made += usize::from(self.aliases > 0);
        if self.path.len() > MAX_DEPTH {
            return Err(self.fault(node, format!("nested deeper than {MAX_DEPTH} levels"), ""));
        }
        if self.made > MOST_COPIES {
            return Err(self.too_large());
        }
        if let Content::Alias { name, target } = &node.content {
            return self.alias(node, name, target.as_deref());
        }
        let tag = node.tag.as_deref().filter(|_| self.schema == Schema::Compose && self.overriding == 0);
        match tag {
            Some("!reset") => {
                self.record();
                Ok(None)
            }
            Some("!override") => {
                self.record();
                self.overriding += 1;
                let value = self.content(node);
                self.overriding -= 1;
                value.map(Some)
            }
            _ => self.content(node).map(Some),
        }
    }

    fn record(&mut self) {
        self.resets.push(self.path.iter().filter(|part| &***part != "<<").map(ToString::to_string).collect());
    }

    fn alias(&mut self, node: &Node, name: &str, target: Option<&Node>) -> Result<Option<Value>> {
        let Some(target) = target else {
            let message = format!("no anchor '&{name}' stands before '*{name}'");
            let help = "write the anchor first; it cannot hold its own alias";
            return Err(self.fault(node, message, help));
        };
        if self.aliases == 0 {
            self.alias_at = Some(self.place(node));
        }
        self.aliases += 1;
        let value = self.value(target);
        self.aliases -= 1;
        value
    }

    fn content(&mut self, node: &Node) -> Result<Value> {
        let data = match &node.content {
            Content::Scalar { text, style } => {
                let data = resolve(text, *style, node.tag.as_deref(), self.schema);
                data.map_err(|wrong| {
                    self.fault(node, format!("this is no {}", wrong.tag), "leave out the tag")
                })?
            }
            Content::Sequence(items) => {
                let mut list = Vec::with_capacity(items.len());
                for (index, item) in items.iter().enumerate() {
                    self.count(item)?;
                    self.path.push(Arc::from(index.to_string()));
                    list.extend(self.value(item)?);
                    self.path.pop();
                }
                Data::List(list)
            }
            Content::Mapping(entries) => Data::Map(self.mapping(entries)?),
            Content::Alias { .. } => Data::Null,
        };
        Ok(Value::new(data, self.place(node)))
    }

    /// Counts what is written, not what aliases repeat.
    fn count(&mut self, node: &Node) -> Result<()> {
        self.written += usize::from(self.aliases == 0);
        if self.written <= MOST_VALUES || self.schema == Schema::Kubernetes {
            return Ok(());
        }
        let message = format!("more than {MOST_VALUES} values, for which compose refuses the file");
        Err(self.fault(node, message, "spread the services over several files"))
    }

    fn mapping(&mut self, entries: &[Entry]) -> Result<Map> {
        self.check_keys(entries)?;
        let mut map = Map::default();
        self.own(entries, &mut map)?;
        self.merge(entries, &mut map)?;
        Ok(map)
    }

    fn check_keys(&self, entries: &[Entry]) -> Result<()> {
        let mut seen: HashMap<&str, &Node> = HashMap::with_capacity(entries.len());
        for Entry { key, .. } in entries {
            let name = match &key.content {
                Content::Alias { name, .. } => name,
                _ => key.text().unwrap_or_default(),
            };
            if seen.insert(name, key).is_some() {
                let message = format!("the key '{name}' stands here twice");
                return Err(self.fault(key, message, "keep one of the two"));
            }
        }
        Ok(())
    }

    /// Adds the entries that are not there yet, merge keys left out.
    fn own(&mut self, entries: &[Entry], map: &mut Map) -> Result<()> {
        for Entry { key, value } in entries.iter().filter(|entry| !is_merge(&entry.key)) {
            self.count(value)?;
            let name = self.key(key)?;
            if map.contains(&name) {
                continue;
            }
            self.path.push(Arc::clone(&name));
            let value = self.value(value)?;
            self.path.pop();
            if let Some(value) = value {
                map.insert(name, self.place(key), value);
            }
        }
        Ok(())
    }

    fn key(&self, key: &Node) -> Result<Arc<str>> {
        let node = match &key.content {
            Content::Alias { target: Some(target), .. } => target,
            _ => key,
        };
        let data = match &node.content {
            Content::Scalar { text, style } => resolve(text, *style, node.tag.as_deref(), self.schema).ok(),
            _ => None,
        };
        match data {
            Some(Data::Text(text)) => Ok(text),
            Some(_) if self.schema == Schema::Kubernetes => Ok(Arc::from(node.text().unwrap_or_default())),
            Some(_) => {
                let text = node.text().unwrap_or_default();
                let message = format!("the key {text} is not a text");
                Err(self.fault(key, message, &format!("write \"{text}\"")))
            }
            None => Err(self.fault(key, "this cannot be a key", "write a name")),
        }
    }

    /// Own keys win, then earlier mappings.
    fn merge(&mut self, entries: &[Entry], map: &mut Map) -> Result<()> {
        for Entry { value, .. } in entries.iter().filter(|entry| is_merge(&entry.key)) {
            self.count(value)?;
            self.path.push(Arc::from("<<"));
            let merged = self.merge_value(value, map, true);
            self.path.pop();
            merged?;
        }
        Ok(())
    }

    fn merge_value(&mut self, node: &Node, map: &mut Map, list_allowed: bool) -> Result<()> {
        let target = match &node.content {
            Content::Alias { name, target } => match target {
                Some(target) => target,
                None => return self.alias(node, name, None).map(|_| ()),
            },
            _ => node,
        };
        if matches!(target.tag.as_deref(), Some("!reset")) && self.overriding == 0 {
            return Ok(());
        }
        let through = usize::from(!std::ptr::eq(target, node));
        if self.aliases == 0 && through == 1 {
            self.alias_at = Some(self.place(node));
        }
        self.aliases += through;
        let merged = match &target.content {
            Content::Mapping(entries) => {
                self.made += if self.aliases > 0 { entries.len() } else { 0 };
                self.check_budget()
                    .and_then(|()| self.check_keys(entries))
                    .and_then(|()| self.own(entries, map))
                    .and_then(|()| self.merge(entries, map))
            }
            Content::Sequence(items) if list_allowed => {
                items.iter().try_for_each(|item| self.merge_value(item, map, false))
            }
            _ => Err(self.fault(node, "'<<' must be followed by a mapping", "write '<<: *NAME'")),
        };
        self.aliases -= through;
        merged
    }

    fn check_budget(&self) -> Result<()> {
        if self.path.len() > MAX_DEPTH || self.made > MOST_COPIES {
            return Err(self.too_large());
        }
        Ok(())
    }

    fn too_large(&self) -> Refusal {
        let message = "aliases make this file too large".to_owned();
        Refusal::new(self.alias_at, message, "write fewer aliases of aliases")
    }
}

/// A plain `<<` without another tag.
fn is_merge(key: &Node) -> bool {
    matches!(&key.content, Content::Scalar { text, style: crate::yaml::Style::Plain } if text == "<<")
        && key.tag.as_deref().is_none_or(|tag| matches!(tag, "!" | "tag:yaml.org,2002:merge"))
}

/// The place of the content, quotes excluded.
fn inside(node: &Node) -> Span {
    let quotes = match &node.content {
        Content::Scalar { style: crate::yaml::Style::Single | crate::yaml::Style::Double, .. } => 1,
        _ => 0,
    };
    let (start, end) = (node.span.start + quotes, node.span.end.saturating_sub(quotes));
    Span::new(start, end.max(start))
}
