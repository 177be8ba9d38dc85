//! Simple keys: `a: b` is known to be a mapping only once the colon is seen, on the same line and within 1,024
//! characters, which go-yaml does not ask for.

use super::super::error::{Result, YamlError};
use super::super::mark::Mark;
use super::state::Scanner;

const LONGEST: usize = 1024;

#[derive(Debug)]
pub(super) struct SimpleKey {
    pub(super) flow_level: i64,
    /// The number of the token before which a KEY token would go.
    pub(super) token: usize,
    required: bool,
    pub(super) mark: Mark,
}

impl Scanner<'_> {
    pub(super) fn drop_stale_keys(&mut self) -> Result<()> {
        let (line, index) = (self.reader.line(), self.reader.index());
        let go = self.is_go();
        let stale = |key: &SimpleKey| key.mark.line != line || (!go && index - key.mark.index > LONGEST);
        if !self.keys.iter().any(stale) {
            return Ok(());
        }
        if let Some(key) = self.keys.iter().find(|key| stale(key) && key.required) {
            return Err(self.no_colon(key.mark));
        }
        self.keys.retain(|key| !stale(key));
        Ok(())
    }

    fn no_colon(&self, key: Mark) -> YamlError {
        self.reader.error("while scanning a simple key", key, "could not find expected ':'")
    }

    /// Notes that the token about to be scanned may be a key.
    pub(super) fn save_key(&mut self) -> Result<()> {
        let required = self.in_block() && self.indent == Some(self.reader.column());
        if self.allow_simple_key {
            self.remove_key()?;
            let token = self.taken + self.tokens.len();
            let mark = self.reader.mark();
            self.keys.push(SimpleKey { flow_level: self.flow_level, token, required, mark });
            return Ok(());
        }
        if required && !self.is_go() {
            let message = "A simple key is required only if it is the first token in the current line";
            return Err(YamlError::plain(message.to_owned()));
        }
        Ok(())
    }

    pub(super) fn remove_key(&mut self) -> Result<()> {
        match self.take_key() {
            Some(key) if key.required => Err(self.no_colon(key.mark)),
            _ => Ok(()),
        }
    }

    pub(super) fn take_key(&mut self) -> Option<SimpleKey> {
        let place = self.keys.iter().position(|key| key.flow_level == self.flow_level)?;
        Some(self.keys.remove(place))
    }
}
