//! One line of text.

use super::Field;
use super::field::{described_by, invalid};
use crate::port::Erased;
use leptos::prelude::*;

/// What a browser may fill in, and which keyboard it shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Autofill {
    /// Free text, in either direction of writing.
    #[default]
    Text,
    /// The address that a person signs in with.
    Username,
    /// Somebody's address.
    Email,
    /// One's own address, where nobody signs in.
    OwnEmail,
    /// The password of an account.
    Password,
    /// A password that is about to be set.
    NewPassword,
    /// A person's whole name.
    Name,
    /// The name of their organisation.
    Organisation,
    /// A code that holds once.
    Code,
}

impl Autofill {
    const fn attributes(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Text => ("text", "off", "auto"),
            Self::Username => ("email", "username", "ltr"),
            Self::Email => ("email", "off", "ltr"),
            Self::OwnEmail => ("email", "email", "ltr"),
            Self::Password => ("password", "current-password", "ltr"),
            Self::NewPassword => ("password", "new-password", "ltr"),
            Self::Name => ("text", "name", "auto"),
            Self::Organisation => ("text", "organization", "auto"),
            Self::Code => ("text", "one-time-code", "ltr"),
        }
    }
}

/// One line of text. `form` and `name` together make its id.
#[component]
pub fn TextField(
    #[prop(into)] form: String,
    name: &'static str,
    label: &'static str,
    #[prop(optional)] hint: Option<&'static str>,
    #[prop(optional)] autofill: Autofill,
    #[prop(into)] error: Signal<Option<String>>,
    /// What stands in it at first.
    #[prop(optional, into)]
    value: String,
    /// Whether it takes the focus when the page opens.
    #[prop(optional)]
    first: bool,
) -> impl IntoView {
    let id = format!("{form}-{name}");
    let (kind, autocomplete, direction) = autofill.attributes();
    view! {
        <Field id=id.clone() label hint error>
            <input
                class="input"
                id=id.clone()
                name=name
                type=kind
                autocomplete=autocomplete
                dir=direction
                autofocus=first
                value=value
                aria-describedby=described_by(&id, hint)
                aria-invalid=invalid(error)
            />
        </Field>
    }
    .erased()
}
