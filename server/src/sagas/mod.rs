//! Sagas: work in several steps, each with its undo, that goes on across restarts. `domain::platform::Saga` decides what
//! comes next and the log remembers it; here stands what the steps do, and who takes the next turn.
//!
//! Invariants: the effect of a step inside our own database, its event and its mark commit in one transaction. A call to
//! somebody else is made with no transaction open, under a key that is the same in every attempt. Any process may take
//! any turn; the row of `platform.saga_turns` is locked, or leased for the time of a call.

mod carry;
mod definition;
mod projection;
mod registry;
mod start;
mod turn;
mod worker;

pub use definition::{Action, Definition, Run, Step, Undo};
pub use registry::SAGAS;
pub use start::{cancel, nudge, start, under_way, wake};
pub use turn::{Sagas, Turn};
pub use worker::run;

/// The channel on which workers hear of turns.
const CHANNEL: &str = "portico_sagas";
