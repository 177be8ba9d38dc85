//! The order in which the wrapper meets the variables: `java.lang.ProcessEnvironment` into a Scala map.
//!
//! Both are pure functions of the names, so the line order of `server.properties` can be computed.
//! Sources: JDK `ProcessEnvironment` and `HashMap`; scala-library 2.13 `immutable.HashMap` (a CHAMP trie).

use super::text::string_hash;

/// Largest map that Scala keeps in insertion order (`Map1` to `Map4`).
const SMALL_MAP: usize = 4;
/// Bits of the hash that one level of the trie uses.
const TRIE_BITS: u32 = 5;
/// Seven levels of five bits cover the 32 bits; names that still agree share a collision node.
const TRIE_LEVELS: u32 = 7;

/// Iteration order of `sys.env`, as indices into `names`, which are in process-environment order.
///
/// Of two equal names the first one counts and the second is left out, as in the JVM.
pub fn environment_order(names: &[&str]) -> Vec<usize> {
    let order = java_hash_map_order(names);
    if order.len() <= SMALL_MAP {
        return order;
    }
    let name = |index: usize| names.get(index).copied().unwrap_or_default();
    let mut keys: Vec<(u64, usize)> =
        order.into_iter().map(|index| (trie_path(name(index)), index)).collect();
    // The sort is stable: names whose hashes collide keep the order of the Java map.
    keys.sort_by_key(|&(path, _)| path);
    order_nodes(&mut keys, 0);
    keys.into_iter().map(|(_, index)| index).collect()
}

/// `HashMap` iteration after the JVM filled it from the environment block, back to front.
fn java_hash_map_order(names: &[&str]) -> Vec<usize> {
    let hashes: Vec<u32> = names.iter().map(|name| spread(bytes_hash(name))).collect();
    let mut buckets = table_size(names.len(), names.len());
    loop {
        let mut keyed: Vec<(u32, usize)> =
            hashes.iter().enumerate().rev().map(|(index, hash)| (hash & (buckets - 1), index)).collect();
        keyed.sort_by_key(|&(bucket, _)| bucket);
        let order = without_repeats(&keyed, names);
        let needed = table_size(names.len(), order.len());
        if needed == buckets {
            return order;
        }
        buckets = needed;
    }
}

/// A repeated name keeps the place of its last entry but the value of its first.
fn without_repeats(keyed: &[(u32, usize)], names: &[&str]) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::with_capacity(keyed.len());
    for bucket in keyed.chunk_by(|a, b| a.0 == b.0) {
        let start = order.len();
        for &(_, index) in bucket {
            let inserted = order.iter_mut().skip(start).find(|other| names.get(**other) == names.get(index));
            match inserted {
                Some(earlier) => *earlier = index,
                None => order.push(index),
            }
        }
    }
    order
}

/// `new HashMap<>(entries + 3)`, doubled when three quarters are exceeded.
fn table_size(entries: usize, distinct: usize) -> u32 {
    let initial = (entries + 3).next_power_of_two();
    let size = if distinct * 4 > initial * 3 { initial * 2 } else { initial };
    u32::try_from(size).unwrap_or(1 << 30)
}

/// `ProcessEnvironment.ExternalData.hashCode`: over signed bytes.
fn bytes_hash(name: &str) -> u32 {
    let step = |hash: i32, byte: u8| hash.wrapping_mul(31).wrapping_add(i32::from(byte.cast_signed()));
    name.bytes().fold(0, step).cast_unsigned()
}

fn spread(hash: u32) -> u32 {
    hash ^ (hash >> 16)
}

/// `scala.collection.Hashing.improve`.
fn improve(hash: i32) -> u32 {
    let h = hash.cast_unsigned();
    let h = h.wrapping_add(!(h << 9));
    let h = h ^ (h >> 14);
    let h = h.wrapping_add(h << 4);
    h ^ (h >> 10)
}

/// The improved hash with its 5-bit groups in reading order, so that sorting by it walks the trie.
fn trie_path(name: &str) -> u64 {
    let hash = u64::from(improve(string_hash(name)));
    (0..TRIE_LEVELS).fold(0, |path, level| (path << TRIE_BITS) | ((hash >> (level * TRIE_BITS)) & 31))
}

/// Within a node, slots that hold one key come before slots that hold a deeper node.
fn order_nodes(keys: &mut [(u64, usize)], level: u32) {
    if keys.len() < 2 || level >= TRIE_LEVELS {
        return;
    }
    let slot = |key: &(u64, usize)| (key.0 >> ((TRIE_LEVELS - 1 - level) * TRIE_BITS)) & 31;
    let (mut single, mut deeper) = (Vec::with_capacity(keys.len()), Vec::new());
    for node in keys.chunk_by_mut(|a, b| slot(a) == slot(b)) {
        if let [key] = node {
            single.push(*key);
        } else {
            order_nodes(node, level + 1);
            deeper.extend_from_slice(node);
        }
    }
    for (place, key) in keys.iter_mut().zip(single.into_iter().chain(deeper)) {
        *place = key;
    }
}
