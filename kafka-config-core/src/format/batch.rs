//! Batches of records in version 2 of the format, uncompressed: `org.apache.kafka.common.record.DefaultRecordBatch`.

use crc::{CRC_32_ISCSI, Crc};

/// CRC-32C.
const CHECKSUM: Crc<u32> = Crc::<u32>::new(&CRC_32_ISCSI);
const MAGIC: u8 = 2;
const CONTROL: i16 = 0x20;

/// One record, without its place in the batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    /// What a control record's type is told by; none for data.
    pub(super) key: Option<Vec<u8>>,
    /// Its content.
    pub(super) value: Vec<u8>,
}

/// Appends a batch whose records are all of one moment.
pub(super) fn write(out: &mut Vec<u8>, base_offset: i64, millis: i64, records: &[Record]) {
    let is_control = records.iter().any(|record| record.key.is_some());
    let count = i32::try_from(records.len()).unwrap_or(i32::MAX);
    let mut body = Vec::new();
    body.extend(if is_control { CONTROL } else { 0 }.to_be_bytes());
    body.extend(count.saturating_sub(1).to_be_bytes());
    body.extend(millis.to_be_bytes());
    body.extend(millis.to_be_bytes());
    // No producer, no epoch of it, no sequence.
    body.extend([0xff; 8 + 2 + 4]);
    body.extend(count.to_be_bytes());
    for (delta, record) in (0..).zip(records) {
        write_record(&mut body, delta, record);
    }
    let leader_epoch = [0; 4];
    let length = leader_epoch.len() + 1 + 4 + body.len();
    out.extend(base_offset.to_be_bytes());
    out.extend(i32::try_from(length).unwrap_or(i32::MAX).to_be_bytes());
    out.extend(leader_epoch);
    out.push(MAGIC);
    out.extend(CHECKSUM.checksum(&body).to_be_bytes());
    out.extend(body);
}

fn write_record(out: &mut Vec<u8>, offset_delta: i64, record: &Record) {
    // No attributes, and the moment is that of the batch.
    let mut body = vec![0, 0];
    write_signed(&mut body, offset_delta);
    match &record.key {
        Some(key) => write_sized(&mut body, key),
        None => write_signed(&mut body, -1),
    }
    write_sized(&mut body, &record.value);
    let no_headers = 0;
    body.push(no_headers);
    write_sized(out, &body);
}

fn write_sized(out: &mut Vec<u8>, bytes: &[u8]) {
    write_signed(out, i64::try_from(bytes.len()).unwrap_or(i64::MAX));
    out.extend(bytes);
}

/// A number of either sign in zigzag form.
fn write_signed(out: &mut Vec<u8>, number: i64) {
    write_unsigned(out, (number << 1 ^ number >> 63).cast_unsigned());
}

/// A number in groups of seven bits, the lowest first.
pub(super) fn write_unsigned(out: &mut Vec<u8>, number: u64) {
    let mut rest = number;
    loop {
        let [low, ..] = rest.to_le_bytes();
        rest >>= 7;
        if rest == 0 {
            return out.push(low);
        }
        out.push(low | 0x80);
    }
}
