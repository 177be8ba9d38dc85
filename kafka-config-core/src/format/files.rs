//! The files of a formatted directory.

use super::batch::{self, Record};
use super::records::{self, Metadata};
use super::voters::Voter;
use crate::model::Uuid;

/// A file to be put into a directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// Its path in the directory.
    pub path: &'static str,
    /// Where it is written before it is put in place.
    pub temporary: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Whether only its owner may read it and nobody may write it; else the mask of the process decides.
    pub is_read_only: bool,
}

/// What a directory says of itself; `now` in milliseconds since 1970.
pub(super) fn meta_properties(cluster: &str, node: i64, directory: Uuid, now: i64) -> NewFile {
    let text = format!(
        "#\n#{}\nnode.id={node}\ndirectory.id={directory}\nversion=1\ncluster.id={}\n",
        date(now),
        escaped(cluster)
    );
    NewFile {
        path: "meta.properties",
        temporary: "meta.properties.tmp",
        bytes: text.into_bytes(),
        is_read_only: false,
    }
}

/// The records with which a node's metadata log begins, beside the log.
pub(super) fn bootstrap(metadata: &[Metadata], now: i64) -> NewFile {
    let batches = [vec![records::header(0)], data(metadata), vec![records::footer()]];
    NewFile {
        path: "bootstrap.checkpoint",
        temporary: "bootstrap.checkpoint.tmp",
        bytes: bytes(&batches, now),
        is_read_only: false,
    }
}

/// The first snapshot of the metadata log.
pub(super) struct Snapshot<'a> {
    /// The level of `kraft.version`.
    pub(super) kraft: i64,
    /// The voters, where they are known, and the name of their listener.
    pub(super) voters: Option<(&'a [Voter], &'a str)>,
    /// The records that it holds besides.
    pub(super) metadata: &'a [Metadata],
}

impl Snapshot<'_> {
    pub(super) fn file(&self, now: i64) -> NewFile {
        let mut first = vec![records::header(now)];
        if self.kraft >= 1 {
            first.push(records::kraft_version(self.kraft));
            first.extend(self.voters.map(|(voters, listener)| records::voters(voters, listener)));
        }
        let batches = [first, data(self.metadata), vec![records::footer()]];
        NewFile {
            path: "__cluster_metadata-0/00000000000000000000-0000000000.checkpoint",
            temporary: "__cluster_metadata-0/00000000000000000000-0000000000.checkpoint.part",
            bytes: bytes(&batches, now),
            is_read_only: true,
        }
    }
}

fn data(metadata: &[Metadata]) -> Vec<Record> {
    metadata.iter().map(Metadata::record).collect()
}

/// Batch after batch; one without records is left out.
fn bytes(batches: &[Vec<Record>], now: i64) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut offset = 0;
    for records in batches.iter().filter(|records| !records.is_empty()) {
        batch::write(&mut bytes, offset, now, records);
        offset += i64::try_from(records.len()).unwrap_or_default();
    }
    bytes
}

/// A value as `Properties.store` writes it to a writer: letters beyond ASCII stay as they are.
fn escaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for (place, letter) in value.chars().enumerate() {
        match letter {
            '\t' => text.push_str("\\t"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\u{C}' => text.push_str("\\f"),
            '=' | ':' | '#' | '!' | '\\' => text.extend(['\\', letter]),
            ' ' if place == 0 => text.push_str("\\ "),
            _ => text.push(letter),
        }
    }
    text
}

const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `java.util.Date.toString` in UTC.
fn date(now: i64) -> String {
    let seconds = now.div_euclid(1000);
    let (days, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let (year, month, day) = civil(days);
    let name = |names: &[&'static str], place: i64| {
        usize::try_from(place).ok().and_then(|place| names.get(place).copied()).unwrap_or_default()
    };
    format!(
        "{} {} {day:02} {:02}:{:02}:{:02} UTC {year}",
        name(&DAYS, days.rem_euclid(7)),
        name(&MONTHS, month - 1),
        second / 3600,
        second / 60 % 60,
        second % 60
    )
}

/// Year, month and day of a day since 1970, by eras of 400 years that begin in March.
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}
