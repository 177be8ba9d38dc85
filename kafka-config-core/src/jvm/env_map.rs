//! The order in which a Java or Scala hash map gives its keys back.
//!
//! It is a pure function of the keys. `sys.env`, `java.lang.ProcessEnvironment` in a Scala map, decides the line order of
//! `server.properties`; the map that a broker makes of a property decides which of two spellings counts.
//! Sources: JDK `ProcessEnvironment` and `HashMap`; scala-library 2.13 `immutable.HashMap` (a CHAMP trie).

use super::text::string_hash;

/// Largest map that Scala keeps in insertion order (`Map1` to `Map4`).
const SMALL_MAP: usize = 4;
/// `HashMap.DEFAULT_INITIAL_CAPACITY`.
const DEFAULT_BUCKETS: usize = 16;
/// Bits of the hash that one level of the trie uses.
const TRIE_BITS: u32 = 5;
/// Seven levels of five bits cover the 32 bits; names that still agree share a collision node.
const TRIE_LEVELS: u32 = 7;

/// Iteration order of `sys.env`, as indices into `names`, which are in process-environment order.
///
/// Of two equal names the first one counts and the second is left out, as in the JVM.
pub fn environment_order(names: &[&str]) -> Vec<usize> {
    let hashes = string_hashes(names);
    scala_order(&hashes, process_environment_order(names, &hashes))
}

/// Iteration order of a Scala immutable map that was filled with these distinct keys, first to last, as indices.
pub fn scala_map_order(keys: &[&str]) -> Vec<usize> {
    scala_order(&string_hashes(keys), (0..keys.len()).collect())
}

/// Iteration order of a `java.util.HashMap` that was filled with these distinct keys, first to last, as indices.
pub fn java_map_order(keys: &[&str]) -> Vec<usize> {
    java_map_copy_order(keys, 0)
}

/// The same where the map began as a copy of another map with so many keys.
pub fn java_map_copy_order(keys: &[&str], copied: usize) -> Vec<usize> {
    let hashes: Vec<u32> = string_hashes(keys).into_iter().map(i32::cast_unsigned).collect();
    bucket_order(&hashes, copied)
}

fn string_hashes(texts: &[&str]) -> Vec<i32> {
    texts.iter().map(|text| string_hash(text)).collect()
}

/// Iteration order of a `java.util.HashMap` that is a copy of another, which was filled with these distinct numbers.
pub fn java_number_map_copy_order(numbers: &[i32]) -> Vec<usize> {
    let hashes: Vec<u32> = numbers.iter().map(|number| number.cast_unsigned()).collect();
    let first = bucket_order(&hashes, 0);
    let hashes: Vec<u32> = first.iter().filter_map(|place| hashes.get(*place)).copied().collect();
    let second = bucket_order(&hashes, hashes.len());
    second.into_iter().filter_map(|place| first.get(place)).copied().collect()
}

/// Hashes by bucket, after a map that began as a copy of so many of them took them all.
fn bucket_order(hashes: &[u32], copied: usize) -> Vec<usize> {
    // Up to JDK 18, a copy has room for four thirds of its keys and one more, rounded up to a power of two.
    let mut buckets = if copied == 0 { DEFAULT_BUCKETS } else { (copied * 4 / 3 + 1).next_power_of_two() };
    while hashes.len() * 4 > buckets * 3 {
        buckets *= 2;
    }
    let mask = u32::try_from(buckets - 1).unwrap_or(u32::MAX);
    let order = hashes.iter().map(|hash| u64::from(spread(*hash) & mask)).zip(0..).collect();
    by_place(order).into_iter().map(|(_, index)| index).collect()
}

/// A stable sort, one for all.
fn by_place(mut keys: Vec<(u64, usize)>) -> Vec<(u64, usize)> {
    keys.sort_by_key(|&(place, _)| place);
    keys
}

/// What a Scala immutable map makes of an order of insertion.
fn scala_order(hashes: &[i32], order: Vec<usize>) -> Vec<usize> {
    if order.len() <= SMALL_MAP {
        return order;
    }
    let path = |index: usize| hashes.get(index).map_or(0, |hash| trie_path(*hash));
    // Both sorts are stable: names whose hashes collide keep the order of the Java map.
    let keys = by_place(order.into_iter().map(|index| (path(index), index)).collect());
    by_place(node_order(&keys)).into_iter().map(|(_, index)| index).collect()
}

/// `HashMap` iteration after the JVM filled it from the environment block, back to front.
fn process_environment_order(names: &[&str], hashes: &[i32]) -> Vec<usize> {
    let of_bytes = |(name, hash): (&&str, &i32)| if name.is_ascii() { *hash } else { bytes_hash(name) };
    let hashes: Vec<u32> =
        names.iter().zip(hashes).map(|both| spread(of_bytes(both).cast_unsigned())).collect();
    let mut buckets = table_size(names.len(), names.len());
    loop {
        let bucket = |hash: &u32| u64::from(hash & (buckets - 1));
        let keyed = hashes.iter().enumerate().rev().map(|(index, hash)| (bucket(hash), index)).collect();
        let order = without_repeats(&by_place(keyed), names);
        let needed = table_size(names.len(), order.len());
        if needed == buckets {
            return order;
        }
        buckets = needed;
    }
}

/// A repeated name keeps the place of its last entry but the value of its first.
fn without_repeats(keyed: &[(u64, usize)], names: &[&str]) -> Vec<usize> {
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

/// `ProcessEnvironment.ExternalData.hashCode`: over signed bytes, which for ASCII is the hash of the text.
fn bytes_hash(name: &str) -> i32 {
    let step = |hash: i32, byte: u8| hash.wrapping_mul(31).wrapping_add(i32::from(byte.cast_signed()));
    name.bytes().fold(0, step)
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
fn trie_path(hash: i32) -> u64 {
    let hash = u64::from(improve(hash));
    (0..TRIE_LEVELS).fold(0, |path, level| (path << TRIE_BITS) | ((hash >> (level * TRIE_BITS)) & 31))
}

/// Within a node, slots that hold one key come before slots that hold a deeper node: each level of a path gets one more
/// bit in front, which says that the key lies deeper. `sorted` is in the order of the paths.
fn node_order(sorted: &[(u64, usize)]) -> Vec<(u64, usize)> {
    let mut levels_shared_before = 0;
    let mut neighbours = sorted.iter().skip(1);
    let order = |&(path, index): &(u64, usize)| {
        let shared_after = neighbours.next().map_or(0, |&(next, _)| shared_levels(path, next));
        let deepest = shared_after.max(std::mem::replace(&mut levels_shared_before, shared_after));
        let order = (0..TRIE_LEVELS).fold(0, |order, level| {
            let slot = (path >> ((TRIE_LEVELS - 1 - level) * TRIE_BITS)) & 31;
            (order << (TRIE_BITS + 1)) | (u64::from(level < deepest) << TRIE_BITS) | slot
        });
        (order, index)
    };
    sorted.iter().map(order).collect()
}

/// How many levels of the trie two paths go together.
fn shared_levels(path: u64, other: u64) -> u32 {
    let unused_bits = u64::BITS - TRIE_LEVELS * TRIE_BITS;
    ((path ^ other).leading_zeros() - unused_bits).min(TRIE_LEVELS * TRIE_BITS) / TRIE_BITS
}
