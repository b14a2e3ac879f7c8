//! A status: icon, word and colour together, never colour alone.

use super::Icon;
use leptos::prelude::*;

/// What a status means to the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Neither good nor bad.
    #[default]
    Neutral,
    /// Something goes on.
    Info,
    /// It went well.
    Success,
    /// Look at it.
    Warning,
    /// It went wrong.
    Danger,
}

impl Tone {
    /// The class that colours it.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Neutral => "tone-neutral",
            Self::Info => "tone-info",
            Self::Success => "tone-success",
            Self::Warning => "tone-warning",
            Self::Danger => "tone-danger",
        }
    }
}

/// A status.
#[component]
pub fn Badge(tone: Tone, icon: &'static str, label: &'static str) -> impl IntoView {
    view! {
        <span class=format!("badge {}", tone.class())>
            <Icon name=icon/>
            {label}
        </span>
    }
}
