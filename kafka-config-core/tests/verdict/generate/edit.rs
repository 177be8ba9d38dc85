//! Changes of one text or of one list between commas, as slips of the hand make them.

use crate::random::Random;

const LETTERS: [&str; 26] = [
    " ", "\t", "\n", "\r", "\u{b}", "\u{0}", "\u{85}", "\u{a0}", "\u{2028}", "\u{e9}", "\u{663}", ":", ":",
    "@", "/", "//", "[", "]", "%", ".", "-", "_", "0", "a", "A", ";",
];

/// One letter more, less or other.
pub(super) fn bend(random: &mut Random, text: &str) -> String {
    let mut letters: Vec<String> = text.chars().map(String::from).collect();
    let at = random.below(letters.len() + 1);
    match random.below(6) {
        0 if at < letters.len() => {
            letters.remove(at);
        }
        1 if at < letters.len() => random.pick(&LETTERS).clone_into(&mut letters[at]),
        2 => return text.to_lowercase(),
        3 => return random.pick(&[" {}", "{} ", "\t{}\t", "\u{a0}{}", "\"{}\""]).replace("{}", text),
        _ => letters.insert(at, random.pick(&LETTERS).to_owned()),
    }
    letters.concat()
}

/// A list with one change; `item` makes new items.
pub(super) fn bend_list(random: &mut Random, list: &str, item: impl FnOnce(&mut Random) -> String) -> String {
    let mut items: Vec<String> = list.split(',').map(str::to_owned).collect();
    if list.is_empty() {
        return item(random);
    }
    let at = random.below(items.len());
    match random.below(14) {
        0..=3 => {
            let new = item(random);
            items.insert(random.below(items.len() + 1), new);
        }
        4 | 5 => items[at] = item(random),
        6 => {
            items.remove(at);
        }
        7 => items.insert(random.below(items.len() + 1), items[at].clone()),
        8 => items[at] = random.pick(&[" {}", "{} ", " {} ", "\u{b}{}\t"]).replace("{}", &items[at]),
        9 => items.push(String::new()),
        10 => items.insert(random.below(items.len()), random.pick(&["", " "]).to_owned()),
        11 => items.reverse(),
        _ => items[at] = bend(random, &items[at]),
    }
    items.join(",")
}
