//! Questions: `ApiVersionsRequest` and `MetadataRequest` of Kafka's message definitions.

use std::ops::RangeInclusive;

use super::fields::{flexible_since, write_compact_text, write_text};

/// The key of `ApiVersions`.
pub const API_VERSIONS: i16 = 18;
/// The key of `Metadata`.
pub const METADATA: i16 = 3;

/// One question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Request<'a> {
    /// What is asked: [`API_VERSIONS`] or [`METADATA`].
    pub(super) api: i16,
    /// The version of the question.
    pub(super) version: i16,
    /// The number that the answer has to bear.
    pub(super) correlation: i32,
    /// How the client calls itself.
    client: &'a str,
}

impl<'a> Request<'a> {
    /// Versions of `Metadata` that are spoken here: from the first that can ask for no topic.
    pub const METADATA_VERSIONS: RangeInclusive<i16> = 1..=13;

    /// Which APIs, and which versions of them, does the node speak? Version 0 is understood by all, 3 by those since
    /// 2.4 (KIP-511).
    pub fn api_versions(version: i16, correlation: i32, client: &'a str) -> Self {
        Self { api: API_VERSIONS, version, correlation, client }
    }

    /// Which brokers and which controller are there? Asks for no topic. `None` where the node speaks none of
    /// [`Self::METADATA_VERSIONS`].
    pub fn metadata(spoken: &RangeInclusive<i16>, correlation: i32, client: &'a str) -> Option<Self> {
        let version = *spoken.end().min(Self::METADATA_VERSIONS.end());
        let is_common = spoken.contains(&version) && Self::METADATA_VERSIONS.contains(&version);
        is_common.then_some(Self { api: METADATA, version, correlation, client })
    }

    /// The bytes to send, their length before them.
    pub fn bytes(&self) -> Vec<u8> {
        let mut body = Vec::new();
        body.extend(self.api.to_be_bytes());
        body.extend(self.version.to_be_bytes());
        body.extend(self.correlation.to_be_bytes());
        write_text(&mut body, self.client);
        if self.is_flexible() {
            body.push(NO_TAGS);
        }
        if self.api == METADATA {
            self.write_metadata(&mut body);
        } else {
            self.write_api_versions(&mut body);
        }
        let length = u32::try_from(body.len()).unwrap_or(u32::MAX);
        let mut bytes = length.to_be_bytes().to_vec();
        bytes.extend(body);
        bytes
    }

    fn write_api_versions(&self, body: &mut Vec<u8>) {
        if self.is_flexible() {
            write_compact_text(body, self.client);
            write_compact_text(body, env!("CARGO_PKG_VERSION"));
            body.push(NO_TAGS);
        }
    }

    fn write_metadata(&self, body: &mut Vec<u8>) {
        // An empty list of topics; a missing one would stand for all.
        if self.is_flexible() {
            body.push(1);
        } else {
            body.extend(0_i32.to_be_bytes());
        }
        let (allows_new_topics, wants_rights_of_cluster, wants_rights_of_topics) = (0, 0, 0);
        if self.version >= 4 {
            body.push(allows_new_topics);
        }
        if (8..=10).contains(&self.version) {
            body.push(wants_rights_of_cluster);
        }
        if self.version >= 8 {
            body.push(wants_rights_of_topics);
        }
        if self.is_flexible() {
            body.push(NO_TAGS);
        }
    }

    /// Whether lengths are short and fields may be tagged (KIP-482).
    pub(super) fn is_flexible(&self) -> bool {
        self.version >= flexible_since(self.api)
    }
}

/// The end of a structure without tagged fields.
const NO_TAGS: u8 = 0;
