//! Aliases that compose takes for circles, real ones and others: `x: {<<: *a, y: *a}` is one to it.
//!
//! Source: compose-go, `loader/reset.go`, `checkForCycle`. Every anchor is looked at once, as there.

use std::collections::{HashMap, HashSet};

use crate::yaml::{Content, Node};

/// The first alias that is one, with the path of the place that it seems to repeat.
pub(super) fn circle(root: &Node) -> Option<(&Node, String)> {
    let mut walk = Walk { path: Vec::new(), done: HashSet::new(), visits: HashMap::new() };
    walk.node(root).err()
}

/// Where aliases of one anchor stand.
#[derive(Default)]
struct Visits {
    paths: HashSet<Vec<String>>,
    /// Everything above those places.
    above: HashSet<Vec<String>>,
}

struct Walk {
    path: Vec<String>,
    done: HashSet<*const Node>,
    visits: HashMap<*const Node, Visits>,
}

impl Walk {
    fn node<'n>(&mut self, node: &'n Node) -> Result<(), (&'n Node, String)> {
        if matches!(node.tag.as_deref(), Some("!reset" | "!override"))
            || self.path.len() > super::construct::MAX_DEPTH
        {
            return Ok(());
        }
        match &node.content {
            Content::Alias { target: Some(target), .. } => {
                self.visit(node, target)?;
                self.container(target)
            }
            _ => self.container(node),
        }
    }

    fn visit<'n>(&mut self, alias: &'n Node, target: &'n Node) -> Result<(), (&'n Node, String)> {
        let mut path = self.path.clone();
        if let Some(place) = path.iter().skip(1).position(|part| part == "<<") {
            path.remove(place + 1);
        }
        if path.iter().any(|part| part == "<<") {
            return Ok(());
        }
        let visits = self.visits.entry(std::ptr::from_ref(target)).or_default();
        let above = (1..path.len()).filter_map(|length| path.get(..length));
        if let Some(around) = above.clone().find(|around| visits.paths.contains(*around)) {
            return Err((alias, around.join(".")));
        }
        if visits.above.contains(&path) {
            return Err((alias, path.join(".")));
        }
        visits.above.extend(above.map(<[String]>::to_vec));
        visits.paths.insert(path);
        Ok(())
    }

    fn container<'n>(&mut self, node: &'n Node) -> Result<(), (&'n Node, String)> {
        let children: Vec<(String, &'n Node)> = match &node.content {
            Content::Sequence(items) => {
                items.iter().enumerate().map(|(index, item)| (index.to_string(), &**item)).collect()
            }
            Content::Mapping(entries) => entries
                .iter()
                .map(|entry| (entry.key.text().unwrap_or_default().to_owned(), &*entry.value))
                .collect(),
            _ => return Ok(()),
        };
        if !self.done.insert(std::ptr::from_ref(node)) {
            return Ok(());
        }
        for (name, child) in children {
            self.path.push(name);
            let found = self.node(child);
            self.path.pop();
            found?;
        }
        Ok(())
    }
}
