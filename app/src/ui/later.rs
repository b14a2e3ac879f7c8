//! Doing something a while later.

use leptos::prelude::*;
use std::time::Duration;

/// Does something a while later, once, unless the effect in which it is asked for runs again before, or goes with its page. So
/// what follows somebody's typing waits until they pause.
pub fn later(pause: Duration, act: impl FnOnce() + 'static) {
    if let Ok(handle) = set_timeout_with_handle(act, pause) {
        on_cleanup(move || handle.clear());
    }
}
