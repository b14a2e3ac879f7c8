//! The one port through which operations are called, and the one place that knows on which side it runs.
//!
//! On the server a call goes to the gateway in process; in the browser it becomes a request to the operation's
//! server function. Nothing outside of this folder says `cfg(feature = "ssr")`.

mod boot;
mod call;
mod erased;
mod hear;
mod json;
mod known;
mod language;
pub mod line;
mod manner;
#[cfg(any(test, feature = "hydrate", not(feature = "ssr")))]
mod reach;
mod refused;
mod url;

#[cfg(feature = "ssr")]
mod ssr;
#[cfg(feature = "ssr")]
pub use ssr::{
    Backend, Reply, Scope, boot_json, embedded, installation, nonce, pkg_path, prefer, redirect, set_status, use_boot,
};

#[cfg(not(feature = "ssr"))]
mod at_once;
#[cfg(not(feature = "ssr"))]
mod browser;
#[cfg(feature = "hydrate")]
mod panicked;
#[cfg(feature = "hydrate")]
pub use panicked::panicked;
#[cfg(not(feature = "ssr"))]
mod transport;
#[cfg(not(feature = "ssr"))]
pub use browser::{
    boot_json, embedded, install, installation, nonce, pkg_path, prefer, redirect, set_status, use_boot,
};

mod noted;
mod own_name;
mod passkey;
mod tried;
mod upload;
mod watch;
mod written;

pub use boot::{Boot, Theme};
pub use call::{Call, call, call_in_place, refused_before};
pub use erased::{Erased, Inside};
pub use hear::{When, Which, hear};
pub use json::read as read_json;
pub use known::{Knowable, Known, Unread};
pub use language::{catalogue, texts_json, wordings_json};
pub use manner::{Density, Manner};
pub use noted::{NotedCall, calls_are_watched, noted_calls, on_noted, watch_calls};
pub use own_name::{call_oneself, own_name};
pub use passkey::{ask_passkey, make_passkey};
pub use refused::Refused;
pub use tried::{Heard, origin, reload, try_call};
pub use upload::{Chosen, choose, forget_file, pause_upload, read_text, send_logo, send_part};
pub use url::{escape, rest_url, with_mark};
pub use watch::watch;
pub use written::written;
