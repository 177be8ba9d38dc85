//! Names: of environment variables, of properties and of files.

use std::fmt;
use std::sync::Arc;

/// The name of an environment variable, as the JVM decodes it. Shared, because every origin repeats it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EnvName(Arc<str>);

/// The key of a property, as a loader reads it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PropertyKey(String);

macro_rules! text_newtype {
    ($name:ident, $inner:ty) => {
        impl $name {
            /// Wraps the text as it is.
            pub fn new(text: impl Into<$inner>) -> Self {
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

text_newtype!(EnvName, Arc<str>);
text_newtype!(PropertyKey, String);

impl PropertyKey {
    /// Whether values of this key must not appear in messages.
    ///
    /// By the words Kafka uses for its password-typed settings; when in doubt a value counts as secret.
    pub fn is_secret(&self) -> bool {
        is_secret_key(&self.0)
    }
}

impl EnvName {
    /// Whether values of this variable must not appear in messages.
    pub fn is_secret(&self) -> bool {
        is_secret_key(&self.0.replace('_', "."))
    }
}

/// [`PropertyKey::is_secret`] of a key that is not stored.
pub(crate) fn is_secret_key(name: &str) -> bool {
    // These name a file or a duration, not the secret itself.
    const PLAIN_ENDINGS: [&str; 7] =
        [".file", ".filename", ".location", ".credentials", ".ms", ".seconds", ".url"];
    let name = name.as_bytes();
    let starts_word = |place: usize| {
        let rest = name.get(place..).unwrap_or_default();
        let starts = |word: &&str| {
            rest.get(..word.len()).is_some_and(|part| part.eq_ignore_ascii_case(word.as_bytes()))
        };
        rest.first().is_some_and(|first| secret_words(*first).iter().any(starts))
    };
    let ends_with = |end: &str| {
        let start = name.len().checked_sub(end.len());
        start
            .and_then(|start| name.get(start..))
            .is_some_and(|last| last.eq_ignore_ascii_case(end.as_bytes()))
    };
    let is_secret = (0..name.len()).any(starts_word)
        || name.starts_with(b"user_")
        || name.split(|byte| matches!(byte, b'.' | b'_' | b'-')).any(is_password_misspelt);
    is_secret && !PLAIN_ENDINGS.into_iter().any(ends_with)
}

/// The words that make a key secret, by their first letters, which settle most places of a name.
fn secret_words(first: u8) -> &'static [&'static str] {
    match first.to_ascii_lowercase() {
        b'a' => &["api.key", "apikey", "access.key", "accesskey"],
        b'c' => &["credential"],
        b'j' => &["jaas"],
        b'k' => &["keystore.key"],
        b'p' => &["password", "passphrase", "private.key"],
        b's' => &["secret"],
        b't' => &["token"],
        b'u' => &["user.info"],
        _ => &[],
    }
}

/// `pasword`, `passwrod`, `passwd`, `pwd`: who misspells a password's name must not see it in a report.
fn is_password_misspelt(word: &[u8]) -> bool {
    let lower = |byte: &u8| byte.to_ascii_lowercase();
    if word.first().map(lower) != Some(b'p') {
        return false;
    }
    let after_s = word.iter().map(lower).skip_while(|byte| *byte != b's');
    let short: [&[u8]; 4] = [b"pass", b"pwd", b"pw", b"psw"];
    after_s.skip(1).any(|byte| byte == b'w') || short.iter().any(|name| word.eq_ignore_ascii_case(name))
}

/// Whether a text that people wrote may hold a secret: the value of a secret name, as in `-Dx.password=y` or
/// `password: y`, or a user's password in a URL.
pub fn may_hold_secret(text: &str) -> bool {
    // Fields of manifests that name a secret and do not hold it.
    const REFERENCES: [&str; 4] = ["secretRef", "secretKeyRef", "secretName", "imagePullSecrets"];
    let has_password = |authority: &str| {
        let user = authority.split(['/', ' ', ',']).next().and_then(|host| host.rsplit_once('@'));
        user.is_some_and(|(user, _)| user.contains(':'))
    };
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    let names_secret = |(place, _): (usize, &str)| {
        let before = text.get(..place).unwrap_or_default().trim_end_matches([' ', '"', '\'']);
        let name = before.rsplit(|c| !is_name(c)).next().unwrap_or_default();
        let is_secret = is_secret_key(name) || (name.contains('_') && is_secret_key(&name.replace('_', ".")));
        is_secret && !REFERENCES.contains(&name)
    };
    text.match_indices(['=', ':']).any(names_secret) || text.split("://").skip(1).any(has_password)
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
