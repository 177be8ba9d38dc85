//! The tree.

use std::collections::HashMap;
use std::sync::Arc;

use super::number::float_text;
use crate::model::SourceSpan;

/// A value and where it is written.
#[derive(Clone)]
pub(in crate::input) struct Value {
    pub(in crate::input) data: Data,
    pub(in crate::input) at: SourceSpan,
}

#[derive(Clone)]
pub(in crate::input) enum Data {
    Null,
    Bool(bool),
    Int(i128),
    Float(f64),
    /// A date, as Go prints it.
    Time(Arc<str>),
    Text(Arc<str>),
    List(Vec<Value>),
    Map(Map),
    /// `name=value` made from an entry of a mapping, so that both keep their places.
    Pair {
        text: Arc<str>,
        name_at: SourceSpan,
    },
}

impl Value {
    pub(in crate::input) fn new(data: Data, at: SourceSpan) -> Self {
        Self { data, at }
    }

    pub(in crate::input) fn text(text: &str, at: SourceSpan) -> Self {
        Self::new(Data::Text(Arc::from(text)), at)
    }

    /// The text of a string.
    pub(in crate::input) fn as_text(&self) -> Option<&str> {
        match &self.data {
            Data::Text(text) | Data::Pair { text, .. } => Some(text),
            _ => None,
        }
    }

    pub(in crate::input) fn as_list(&self) -> Option<&[Self]> {
        match &self.data {
            Data::List(list) => Some(list),
            _ => None,
        }
    }

    pub(in crate::input) fn as_map(&self) -> Option<&Map> {
        match &self.data {
            Data::Map(map) => Some(map),
            _ => None,
        }
    }

    pub(in crate::input) fn as_map_mut(&mut self) -> Option<&mut Map> {
        match &mut self.data {
            Data::Map(map) => Some(map),
            _ => None,
        }
    }

    pub(in crate::input) fn is_null(&self) -> bool {
        matches!(self.data, Data::Null)
    }

    /// `fmt.Sprint` of a scalar.
    pub(in crate::input) fn print(&self) -> Option<String> {
        match &self.data {
            Data::Bool(value) => Some(value.to_string()),
            Data::Int(value) => Some(value.to_string()),
            Data::Float(value) => Some(float_text(*value)),
            Data::Time(text) | Data::Text(text) | Data::Pair { text, .. } => Some(text.to_string()),
            Data::Null | Data::List(_) | Data::Map(_) => None,
        }
    }

    /// `fmt.Sprint` of anything.
    pub(in crate::input) fn print_all(&self) -> String {
        match &self.data {
            Data::Null => "<nil>".to_owned(),
            Data::List(list) => {
                let items: Vec<String> = list.iter().map(Self::print_all).collect();
                format!("[{}]", items.join(" "))
            }
            Data::Map(map) => {
                let mut items: Vec<String> =
                    map.iter().map(|entry| format!("{}:{}", entry.key, entry.value.print_all())).collect();
                items.sort_unstable();
                format!("map[{}]", items.join(" "))
            }
            _ => self.print().unwrap_or_default(),
        }
    }

    /// What it is, for messages.
    pub(in crate::input) fn kind(&self) -> &'static str {
        match self.data {
            Data::Null => "nothing",
            Data::Bool(_) => "a boolean",
            Data::Int(_) | Data::Float(_) => "a number",
            Data::Time(_) => "a date",
            Data::Text(_) | Data::Pair { .. } => "a text",
            Data::List(_) => "a list",
            Data::Map(_) => "a mapping",
        }
    }

    /// `reflect.DeepEqual`: places do not count.
    pub(in crate::input) fn same(&self, other: &Self) -> bool {
        match (&self.data, &other.data) {
            (Data::Null, Data::Null) => true,
            (Data::Bool(a), Data::Bool(b)) => a == b,
            (Data::Int(a), Data::Int(b)) => a == b,
            (Data::Float(a), Data::Float(b)) => a.total_cmp(b).is_eq(),
            (Data::Time(a), Data::Time(b)) => a == b,
            (Data::List(a), Data::List(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.same(b)),
            (Data::Map(a), Data::Map(b)) => {
                a.len() == b.len()
                    && a.iter().all(|entry| b.get(&entry.key).is_some_and(|other| entry.value.same(other)))
            }
            _ => self.as_text().is_some() && self.as_text() == other.as_text(),
        }
    }
}

/// A mapping in the order of writing, each key once.
#[derive(Clone, Default)]
pub(in crate::input) struct Map {
    entries: Vec<Entry>,
    places: HashMap<Arc<str>, usize>,
}

#[derive(Clone)]
pub(in crate::input) struct Entry {
    pub(in crate::input) key: Arc<str>,
    pub(in crate::input) key_at: SourceSpan,
    pub(in crate::input) value: Value,
}

impl Map {
    pub(in crate::input) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(in crate::input) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(in crate::input) fn iter(&self) -> std::slice::Iter<'_, Entry> {
        self.entries.iter()
    }

    pub(in crate::input) fn iter_mut(&mut self) -> std::slice::IterMut<'_, Entry> {
        self.entries.iter_mut()
    }

    pub(in crate::input) fn into_entries(self) -> Vec<Entry> {
        self.entries
    }

    pub(in crate::input) fn entry(&self, key: &str) -> Option<&Entry> {
        self.places.get(key).and_then(|place| self.entries.get(*place))
    }

    pub(in crate::input) fn get(&self, key: &str) -> Option<&Value> {
        self.entry(key).map(|entry| &entry.value)
    }

    pub(in crate::input) fn get_mut(&mut self, key: &str) -> Option<&mut Value> {
        let place = *self.places.get(key)?;
        self.entries.get_mut(place).map(|entry| &mut entry.value)
    }

    pub(in crate::input) fn contains(&self, key: &str) -> bool {
        self.places.contains_key(key)
    }

    /// Adds the entry, or replaces the one of the same key in its place.
    pub(in crate::input) fn insert(&mut self, key: Arc<str>, key_at: SourceSpan, value: Value) {
        let place = *self.places.entry(Arc::clone(&key)).or_insert(self.entries.len());
        let entry = Entry { key, key_at, value };
        match self.entries.get_mut(place) {
            Some(earlier) => *earlier = entry,
            None => self.entries.push(entry),
        }
    }

    pub(in crate::input) fn retain(&mut self, keep: impl FnMut(&Entry) -> bool) {
        let before = self.entries.len();
        self.entries.retain(keep);
        if self.entries.len() < before {
            let keys = self.entries.iter().enumerate();
            self.places = keys.map(|(place, entry)| (Arc::clone(&entry.key), place)).collect();
        }
    }

    pub(in crate::input) fn remove(&mut self, key: &str) {
        if self.contains(key) {
            self.retain(|entry| &*entry.key != key);
        }
    }
}
