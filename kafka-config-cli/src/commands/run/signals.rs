//! Signals that arrive before the broker is there. As the first process of a container one gets only those that one
//! asks for.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use signal_hook::consts::{SIGINT, SIGTERM};

use crate::exit::{Status, Stop, reason};
use crate::print;

/// The signal that came, if one did.
pub(super) struct Signals(Arc<AtomicUsize>);

impl Signals {
    /// From now on signals are noted. What starts in place of this process has its own handlers.
    pub(super) fn note() -> Result<Self, Stop> {
        let came = Arc::new(AtomicUsize::new(0));
        for signal in [SIGINT, SIGTERM] {
            let number = usize::try_from(signal).unwrap_or_default();
            signal_hook::flag::register_usize(signal, Arc::clone(&came), number)
                .map_err(|error| Stop::Failed(format!("signals: {}", reason(&error))))?;
        }
        Ok(Self(came))
    }

    /// How the process ends between two steps where a signal came; every step leaves whole files.
    pub(super) fn end(&self) -> Option<Status> {
        let number = u8::try_from(self.0.load(Ordering::SeqCst)).ok().filter(|number| *number > 0)?;
        let name = if i32::from(number) == SIGTERM { "SIGTERM" } else { "SIGINT" };
        print::note(&format!(
            "error: ended by {name} before the broker was started; the next start goes on from here\n"
        ));
        Some(Status::Code(128 + number))
    }
}
