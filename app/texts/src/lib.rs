//! The language catalogue: every sentence of Portico, in every language, by compile-time keys.
//!
//! Sources are `catalogue/*.toml`, one file a subject; the build refuses a key that lacks a language, a placeholder
//! or a plural form. With the feature `table` all texts are compiled in (the server). Without it none are: the
//! browser reads those of its language from the document, so the WebAssembly carries no texts. What somebody puts in the
//! place of a built-in text comes from outside ([`Reading`]); this crate neither keeps nor checks it.

#[cfg(feature = "table")]
mod built_in;
mod carried;
mod catalogue;
mod entry;
mod fill;
mod locale;
mod plural;
#[cfg(feature = "table")]
mod reading;
#[cfg(feature = "table")]
mod table;
mod written;

#[cfg(feature = "table")]
pub use built_in::BuiltIn;

pub use carried::Carried;
pub use catalogue::Catalogue;
pub use fill::fill;
pub use locale::{Direction, Locale};
#[cfg(feature = "table")]
pub use reading::Reading;
#[cfg(feature = "table")]
pub use table::{key_names, label, text};
pub use written::{Written, WrittenOver};

/// Names one text of the catalogue: its number in the order of the sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(u16);

/// The keys, one module a subject: `keys::tenancy::TITLE`.
pub mod keys {
    include!(concat!(env!("OUT_DIR"), "/keys.rs"));
}
