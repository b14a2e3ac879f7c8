//! How a person wants the frame around their pages; kept in cookies, as language and theme are.

use serde::{Deserialize, Serialize};

/// How a person wants the frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Manner {
    /// How close things stand; none: as the portal has it.
    pub density: Option<Density>,
    /// Whether the navigation is folded to its icons.
    pub is_folded: bool,
    /// The groups of the navigation that are folded, a bit for each heading.
    pub folded_groups: u32,
    /// Whether single keys do nothing, so that a voice or a stray hand sets nothing off (WCAG 2.1.4).
    pub is_keyless: bool,
}

/// How close things stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Density {
    /// Much on a page.
    Compact,
    /// In between.
    Default,
    /// Much space.
    Comfortable,
}

impl Density {
    /// All of them, closest first.
    pub const ALL: [Self; 3] = [Self::Compact, Self::Default, Self::Comfortable];

    /// As cookie, query and `data-density` have it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Compact => "compact",
            Self::Default => "default",
            Self::Comfortable => "comfortable",
        }
    }

    /// The density of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|density| density.as_str() == name)
    }
}

impl Manner {
    /// What the cookie for the navigation says when it is folded.
    pub const FOLDED: &'static str = "folded";
    /// What the cookie for single keys says when they do nothing.
    pub const KEYLESS: &'static str = "off";

    /// The folded groups as cookie and query say them, a number; none where it is none.
    pub fn groups(text: &str) -> u32 {
        text.parse().unwrap_or_default()
    }

    /// As four cookies say it.
    pub fn of(density: Option<&str>, sidebar: Option<&str>, groups: Option<&str>, keys: Option<&str>) -> Self {
        Self {
            density: density.and_then(Density::parse),
            is_folded: sidebar == Some(Self::FOLDED),
            folded_groups: groups.map(Self::groups).unwrap_or_default(),
            is_keyless: keys == Some(Self::KEYLESS),
        }
    }
}
