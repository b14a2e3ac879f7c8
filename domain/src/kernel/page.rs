//! One page of a list.

use serde::{Deserialize, Serialize};

/// Rows of a page where the caller names no limit.
pub const LIMIT_DEFAULT: u16 = 50;
/// The most rows that a page may hold.
pub const LIMIT_MAX: u16 = 200;

/// One page of a list, and the way to the next.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Page<T> {
    /// The rows, in the order asked for.
    pub data: Vec<T>,
    /// Hand this back as `cursor` for the next page; absent on the last one. Opaque: don't take it apart.
    pub next_cursor: Option<String>,
}
