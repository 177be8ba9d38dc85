//! Answers: `ApiVersionsResponse` and `MetadataResponse`, as far as they are of use here.

use std::fmt;
use std::ops::RangeInclusive;

use super::fields::Fields;
use super::request::{METADATA, Request};

/// Why bytes are no answer to the question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Malformed {
    /// They end before the answer does.
    Short,
    /// A number has more digits than its type.
    Number,
    /// They answer another question.
    Correlation,
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Short => "the answer ends too early",
            Self::Number => "the answer holds a number that is none",
            Self::Correlation => "the answer is that to another question",
        })
    }
}

impl std::error::Error for Malformed {}

/// What a node speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supported {
    /// Whether the node asks for an older version of the question: `UNSUPPORTED_VERSION`.
    pub is_refusal: bool,
    /// The error, 0 for none.
    pub error: i16,
    apis: Vec<(i16, RangeInclusive<i16>)>,
}

const UNSUPPORTED_VERSION: i16 = 35;

impl Supported {
    /// Reads an answer, without the length before it.
    ///
    /// # Errors
    /// [`Malformed`] where it does not answer this question.
    pub fn read(answer: &[u8], question: &Request<'_>) -> Result<Self, Malformed> {
        // The header is that of version 0 always: the client does not know yet what the node speaks.
        let mut fields = Fields::new(answer);
        header(&mut fields, question)?;
        let error = fields.short()?;
        let is_refusal = error == UNSUPPORTED_VERSION && question.version > 0;
        // A node that does not know the version answers as to version 0.
        let mut fields = fields.flexible(question.is_flexible() && !is_refusal);
        let apis = fields.list(|fields| {
            let api = (fields.short()?, fields.short()?..=fields.short()?);
            fields.tags()?;
            Ok(api)
        })?;
        Ok(Self { is_refusal, error, apis })
    }

    /// The versions of `Metadata`; `None` of a node that is no broker.
    pub fn metadata(&self) -> Option<&RangeInclusive<i16>> {
        self.apis.iter().find(|(api, _)| *api == METADATA).map(|(_, versions)| versions)
    }
}

/// One broker, as it is advertised on the listener that was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broker {
    /// Its `node.id`.
    pub id: i32,
    /// Its host.
    pub host: String,
    /// Its port.
    pub port: i32,
}

/// The cluster as a broker sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cluster {
    /// Brokers that are alive.
    pub brokers: Vec<Broker>,
    /// The cluster's id, which is told since version 2.
    pub id: Option<String>,
    /// The node for questions to the controller; a broker of `KRaft` names one that is alive in its place.
    pub controller: Option<i32>,
}

impl Cluster {
    /// Reads an answer, without the length before it.
    ///
    /// # Errors
    /// [`Malformed`] where it does not answer this question.
    pub fn read(answer: &[u8], question: &Request<'_>) -> Result<Self, Malformed> {
        let mut fields = Fields::new(answer);
        header(&mut fields, question)?;
        let mut fields = fields.flexible(question.is_flexible());
        fields.tags()?;
        if question.version >= 3 {
            let _throttled = fields.whole()?;
        }
        let brokers = fields.list(|fields| {
            let (id, host, port) = (fields.whole()?, fields.text()?.unwrap_or_default(), fields.whole()?);
            let _rack = fields.text()?;
            fields.tags()?;
            Ok(Broker { id, host, port })
        })?;
        let id = if question.version >= 2 { fields.text()? } else { None };
        let controller = Some(fields.whole()?).filter(|id| *id >= 0);
        Ok(Self { brokers, id, controller })
    }
}

fn header(fields: &mut Fields<'_>, question: &Request<'_>) -> Result<(), Malformed> {
    if fields.whole()? == question.correlation { Ok(()) } else { Err(Malformed::Correlation) }
}
