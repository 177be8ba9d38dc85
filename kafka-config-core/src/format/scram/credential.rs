//! What a broker keeps of a password: `ScramFormatter`, RFC 5802.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256, Sha512};

use crate::format::plan::Chance;
use crate::format::records::Credential;
use crate::format::refusal::Refusal;

/// How a password is hashed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mechanism {
    /// `SCRAM-SHA-256`.
    Sha256,
    /// `SCRAM-SHA-512`.
    Sha512,
}

/// Of both mechanisms.
pub(super) const ITERATIONS: std::ops::RangeInclusive<i64> = 4096..=16384;
/// Where none are given.
pub(super) const DEFAULT_ITERATIONS: i64 = 4096;

impl Mechanism {
    /// The mechanism of a name.
    pub(super) fn named(name: &str) -> Result<Self, Refusal> {
        match name {
            "SCRAM-SHA-256" => Ok(Self::Sha256),
            "SCRAM-SHA-512" => Ok(Self::Sha512),
            _ => Err(Refusal::new(format!("The add-scram mechanism {} is not supported.", shown(name)))
                .help("mechanisms are SCRAM-SHA-256 and SCRAM-SHA-512")),
        }
    }

    /// The name of its constant.
    pub(super) fn constant(self) -> &'static str {
        match self {
            Self::Sha256 => "SCRAM_SHA_256",
            Self::Sha512 => "SCRAM_SHA_512",
        }
    }

    fn number(self) -> u8 {
        match self {
            Self::Sha256 => 1,
            Self::Sha512 => 2,
        }
    }

    fn salted(self, password: &str, salt: &[u8], iterations: u32) -> Vec<u8> {
        match self {
            Self::Sha256 => {
                pbkdf2::pbkdf2_hmac_array::<Sha256, 32>(password.as_bytes(), salt, iterations).to_vec()
            }
            Self::Sha512 => {
                pbkdf2::pbkdf2_hmac_array::<Sha512, 64>(password.as_bytes(), salt, iterations).to_vec()
            }
        }
    }

    fn sign(self, key: &[u8], text: &str) -> Vec<u8> {
        // A key of any length will do.
        match self {
            Self::Sha256 => Hmac::<Sha256>::new_from_slice(key)
                .map(|mac| mac.chain_update(text).finalize().into_bytes().to_vec()),
            Self::Sha512 => Hmac::<Sha512>::new_from_slice(key)
                .map(|mac| mac.chain_update(text).finalize().into_bytes().to_vec()),
        }
        .unwrap_or_default()
    }

    fn hash(self, bytes: &[u8]) -> Vec<u8> {
        match self {
            Self::Sha256 => Sha256::digest(bytes).to_vec(),
            Self::Sha512 => Sha512::digest(bytes).to_vec(),
        }
    }
}

/// A password as it was given.
pub(super) enum Password {
    /// In plain text.
    Plain(String),
    /// Hashed already.
    Salted(Vec<u8>),
}

/// A user with a password; a salt comes by chance where none is given.
pub(super) struct User {
    /// The user's name.
    pub(super) name: String,
    /// How the password is hashed.
    pub(super) mechanism: Mechanism,
    /// With which salt.
    pub(super) salt: Option<Vec<u8>>,
    /// How often.
    pub(super) iterations: u32,
    /// The password.
    pub(super) password: Password,
}

impl User {
    /// What a broker keeps. Java takes no empty password.
    pub(super) fn credential(self, chance: Chance<'_>) -> Result<Credential, Refusal> {
        let Self { name, mechanism, salt, iterations, password } = self;
        let salt = salt.unwrap_or_else(|| random_salt(chance()));
        let is_empty = match &password {
            Password::Plain(text) => text.is_empty(),
            Password::Salted(bytes) => bytes.is_empty(),
        };
        if is_empty {
            return Err(Refusal::new("Empty key").help("add-scram needs a password that is not empty"));
        }
        let salted = match password {
            Password::Plain(text) => mechanism.salted(&text, &salt, iterations),
            Password::Salted(bytes) => bytes,
        };
        let stored_key = mechanism.hash(&mechanism.sign(&salted, "Client Key"));
        let server_key = mechanism.sign(&salted, "Server Key");
        Ok(Credential { name, mechanism: mechanism.number(), salt, stored_key, server_key, iterations })
    }
}

/// A number in base 36, as `secureRandomBytes` makes it.
fn random_salt(number: u128) -> Vec<u8> {
    const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let mut digits = Vec::new();
    let mut rest = number;
    while rest > 0 || digits.is_empty() {
        digits.extend(usize::try_from(rest % 36).ok().and_then(|place| DIGITS.get(place)));
        rest /= 36;
    }
    digits.reverse();
    digits
}

/// A word of the argument, unless it may be a part of a password.
pub(super) fn shown(word: &str) -> &str {
    const LONGEST: usize = 20;
    let is_word =
        word.len() <= LONGEST && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if is_word { word } else { "[hidden]" }
}
