//! The vocabulary of `org.apache.kafka.common.config.ConfigDef`.

/// `ConfigDef.Type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Type {
    /// `true` or `false`.
    Boolean,
    /// Any text.
    String,
    /// Any text, never to be shown.
    Password,
    /// 32 bits.
    Int,
    /// 16 bits.
    Short,
    /// 64 bits.
    Long,
    /// A Java `double`.
    Double,
    /// Items between commas.
    List,
    /// The name of a class on the class path.
    Class,
}

impl Type {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Boolean,
        Self::String,
        Self::Password,
        Self::Int,
        Self::Short,
        Self::Long,
        Self::Double,
        Self::List,
        Self::Class,
    ];

    /// The word of Kafka's documentation.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Boolean => "boolean",
            Self::String => "string",
            Self::Password => "password",
            Self::Int => "int",
            Self::Short => "short",
            Self::Long => "long",
            Self::Double => "double",
            Self::List => "list",
            Self::Class => "class",
        }
    }
}

/// What counts where a key is absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DefaultValue {
    /// Absence is an error (`NO_DEFAULT_VALUE`).
    Required,
    /// `null`: unset.
    Null,
    /// This text, as `ConfigDef.convertToString` prints it.
    Text(&'static str),
}

/// `ConfigDef.Importance`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Importance {
    /// Few need it.
    Low,
    /// Worth knowing.
    Medium,
    /// Everybody should look at it.
    High,
}

impl Importance {
    /// The word of Kafka's documentation.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// Whether a running broker takes a change (KIP-226).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UpdateMode {
    /// Only with a restart.
    ReadOnly,
    /// For one broker at a time.
    PerBroker,
    /// For all brokers at once, or for one.
    ClusterWide,
}

impl UpdateMode {
    /// The word of Kafka's documentation.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ReadOnly => "read-only",
            Self::PerBroker => "per-broker",
            Self::ClusterWide => "cluster-wide",
        }
    }
}

/// A bound of a range as it is printed; ranges compare as `double`.
pub type Number = &'static str;

/// `ConfigDef.Validator`, by what it accepts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Validator {
    /// Anything.
    None,
    /// `Range`: inclusive bounds.
    Range {
        /// The least value.
        min: Option<Number>,
        /// The greatest value.
        max: Option<Number>,
    },
    /// `ValidString`, `CaseInsensitiveValidString` and enumerations in code of their own, which were tried.
    OneOf {
        /// The texts; `null` among them allows the key to be unset.
        values: Vec<&'static str>,
        /// Whether the letters' case matters.
        ignore_case: bool,
    },
    /// `ValidList`.
    Items {
        /// The items allowed; empty: any.
        values: Vec<&'static str>,
        /// What 4.2 (KIP-1161) looks at besides; `None` before.
        flags: Option<ListFlags>,
    },
    /// `NonEmptyString`.
    NonEmpty,
    /// `NonEmptyStringWithoutControlChars`.
    NonEmptyWithoutControl,
    /// `NonNullValidator`.
    NonNull,
    /// `ListSize`: at most so many items.
    AtMost(u32),
    /// −1, or at least 1 and at most the bound: the levels and pool sizes of lambdas.
    MinusOneOr {
        /// The greatest value.
        max: Option<Number>,
    },
    /// `MetadataVersionValidator`: the names it prints, ascending, and the newest that has a short name.
    MetadataVersion {
        /// Full names, such as `3.7-IV4`.
        known: Vec<&'static str>,
        /// The newest for production.
        production: &'static str,
    },
    /// `ControllerQuorumVotersValidator`.
    QuorumVoters,
    /// `ControllerQuorumBootstrapServersValidator`.
    QuorumBootstrapServers,
    /// Code that cannot be told as data: its description. Such values are not judged.
    Other(&'static str),
}

/// What `ValidList` looks at since 4.2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListFlags {
    /// Whether the list may be empty.
    pub empty: bool,
    /// Whether the key may be unset although it has no default.
    pub null: bool,
}

/// One key of one component: `ConfigDef.ConfigKey`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// The key.
    pub name: &'static str,
    /// The type of its value.
    pub kind: Type,
    /// What counts where it is absent.
    pub default: DefaultValue,
    /// Which values pass.
    pub validator: Validator,
    /// How important it is.
    pub importance: Importance,
    /// Whether Kafka keeps it for itself.
    pub internal: bool,
    /// Whether Kafka says that it will go.
    pub deprecated: bool,
    /// Whether a running broker takes a change; only of brokers.
    pub update: Option<UpdateMode>,
}
