//! A tree to text.

use super::emitter::{Emitter, is_simple_key};
use super::node::{Content, Node};

/// Writes a tree in block style with the emitter of the wrapper's output: indent 2, folded at 80 columns.
///
/// Scalars keep their style where YAML allows it (folded ones become double-quoted), anchors, aliases and tags stay,
/// comments are not part of a tree.
///
/// ```
/// use kafka_config_core::yaml::{dump, load};
/// let root = load("{a: [1, 'two'], b: &x !t c, d: *x}")?.root.expect("a mapping");
/// assert_eq!(dump(&root), "a:\n- 1\n- 'two'\nb: &x !t c\nd: *x\n");
/// # Ok::<(), kafka_config_core::yaml::YamlError>(())
/// ```
pub fn dump(node: &Node) -> String {
    let mut emitter = Emitter::new();
    write(&mut emitter, node);
    emitter.finish()
}

/// Depth is limited where the tree was read.
fn write(emitter: &mut Emitter, node: &Node) {
    let tag = node.tag.as_deref().map(short_tag);
    emitter.properties(node.anchor.as_deref(), tag.as_deref());
    match &node.content {
        Content::Scalar { text, style } => emitter.styled(text, *style),
        Content::Alias { name, .. } => emitter.alias(name),
        Content::Sequence(items) => {
            emitter.begin_sequence(items.is_empty());
            for item in items {
                write(emitter, item);
            }
            emitter.end();
        }
        Content::Mapping(entries) => {
            emitter.begin_mapping(entries.is_empty());
            for entry in entries {
                emitter.begin_key(entry.key.text().is_some_and(is_simple_key));
                write(emitter, &entry.key);
                write(emitter, &entry.value);
            }
            emitter.end();
        }
    }
}

fn short_tag(tag: &str) -> String {
    match tag.strip_prefix("tag:yaml.org,2002:") {
        Some(short) if !short.is_empty() => format!("!!{short}"),
        _ if tag.starts_with('!') => tag.to_owned(),
        _ => format!("!<{tag}>"),
    }
}
