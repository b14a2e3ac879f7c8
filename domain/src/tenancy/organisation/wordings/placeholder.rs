//! A name in braces, and what might stand in its place.

use serde::{Deserialize, Serialize};

/// A name in braces, in whose place a value stands when the text is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Placeholder {
    /// The name, without its braces.
    pub name: String,
    /// A value that might stand there, for trying the text out.
    pub example: String,
}

impl Placeholder {
    /// The placeholder of that name. A name that says nothing about its value is its own example.
    pub fn named(name: &str) -> Self {
        let example = match name {
            "count" | "number" | "days" | "hours" | "minutes" | "seconds" | "rows" | "max" | "min" => "7",
            "percent" | "step" => "80",
            "name" | "person" | "staff" | "who" => "Lina Haddad",
            "tenant" | "organisation" => "Aurora Foods",
            "email" | "address" => "lina@aurora.example",
            "time" | "date" | "until" => "2026-11-21",
            "url" | "host" => "portal.aurora.example",
            other => other,
        };
        Self { name: name.to_owned(), example: example.to_owned() }
    }
}
