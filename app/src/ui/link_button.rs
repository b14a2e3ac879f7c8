//! A link that looks like a button, and the looks that both share.

use super::Icon;
use crate::port::{Erased, Inside};
use leptos::prelude::*;

/// How much a button asks for attention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// The one action that the page is for.
    Primary,
    /// Any other action.
    #[default]
    Secondary,
    /// An action that stays in the background.
    Quiet,
    /// An action that ends or removes something.
    Danger,
}

impl Look {
    /// Its classes.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Primary => "btn btn-primary",
            Self::Secondary => "btn btn-secondary",
            Self::Quiet => "btn btn-quiet",
            Self::Danger => "btn btn-danger",
        }
    }
}

/// A link that looks like a button.
#[component]
pub fn LinkButton(
    #[prop(into)] href: Signal<String>,
    #[prop(optional)] look: Look,
    /// An icon before the label.
    #[prop(optional)]
    icon: Option<&'static str>,
    /// For the public site.
    #[prop(optional)]
    large: bool,
    /// Whether the page is loaded whole.
    #[prop(optional)]
    external: bool,
    children: Inside,
) -> impl IntoView {
    view! {
        <a href=move || href.get() class=look.class() class:btn-large=large rel=external.then_some("external")>
            {icon.map(|name| view! { <Icon name=name/> })}
            {children.show()}
        </a>
    }
    .erased()
}
