//! The state of a conversion.

use super::compare::Defaults;
use super::remark::Remark;
use super::volumes::Places;
use crate::dialect::Image;
use crate::model::PropertyKey;

/// A property that Kafka is to get.
pub(super) struct Wanted {
    pub(super) key: PropertyKey,
    pub(super) value: String,
    /// Whether it may be left out where the target gives the same.
    pub(super) by_image: bool,
    /// Whether it may be left out where it is Kafka's own default.
    pub(super) by_file: bool,
}

/// What is known so far.
pub(super) struct Work {
    pub(super) to: Image,
    pub(super) defaults: Defaults,
    /// The same of the source, as far as it is known.
    pub(super) earlier: Defaults,
    pub(super) variables: Vec<(String, String)>,
    /// How many of them become no property.
    pub(super) beside: usize,
    /// Where folders of the source image are in the target.
    pub(super) places: Option<Places>,
    pub(super) remarks: Vec<Remark>,
}
