//! Names: of environment variables, of properties and of files.

use std::fmt;

/// The name of an environment variable, as the JVM decodes it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EnvName(String);

/// The key of a property, as a loader reads it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PropertyKey(String);

macro_rules! text_newtype {
    ($name:ident) => {
        impl $name {
            /// Wraps the text as it is.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

text_newtype!(EnvName);
text_newtype!(PropertyKey);

impl PropertyKey {
    /// Whether values of this key must not appear in messages.
    ///
    /// By the words Kafka uses for its password-typed settings; when in doubt a value counts as secret.
    pub fn is_secret(&self) -> bool {
        is_secret_name(&self.0)
    }
}

impl EnvName {
    /// Whether values of this variable must not appear in messages.
    pub fn is_secret(&self) -> bool {
        is_secret_name(&self.0.replace('_', "."))
    }
}

fn is_secret_name(name: &str) -> bool {
    const SECRET_WORDS: [&str; 9] = [
        "password",
        "passphrase",
        "secret",
        "credential",
        "token",
        "jaas",
        "keystore.key",
        "private.key",
        "api.key",
    ];
    // These name a file or a duration, not the secret itself.
    const PLAIN_ENDINGS: [&str; 7] =
        [".file", ".filename", ".location", ".credentials", ".ms", ".seconds", ".url"];
    let name = name.to_ascii_lowercase();
    SECRET_WORDS.iter().any(|word| name.contains(word))
        && !PLAIN_ENDINGS.iter().any(|end| name.ends_with(end))
}

/// One of the files that the image prepares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConfigFile {
    /// The broker's or controller's own configuration.
    Server,
    /// Logging of the broker.
    Log4j,
    /// Logging of the command-line tools, the storage tool at start-up among them.
    ToolsLog4j,
}

impl ConfigFile {
    /// All files, in the order in which the wrapper prepares them.
    pub const ALL: [Self; 3] = [Self::Server, Self::Log4j, Self::ToolsLog4j];
}
