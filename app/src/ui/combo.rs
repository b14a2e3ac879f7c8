//! One line of text with suggestions.

use super::Field;
use super::field::{described_by, invalid};
use crate::port::Erased;
use leptos::prelude::*;

/// One line of text with suggestions, searched while a person types; on native elements, so it needs no script.
#[component]
pub fn ComboField(
    form: &'static str,
    name: &'static str,
    label: &'static str,
    #[prop(optional)] hint: Option<&'static str>,
    #[prop(into)] error: Signal<Option<String>>,
    /// What stands in it at first.
    value: String,
    /// What stands there in grey while it is empty.
    placeholder: String,
    options: Vec<String>,
) -> impl IntoView {
    let id = format!("{form}-{name}");
    let list = format!("{id}-options");
    let options: Vec<_> = options.into_iter().map(|value| view! { <option value=value></option> }).collect();
    view! {
        <Field id=id.clone() label hint error>
            <input
                class="input"
                id=id.clone()
                name=name
                type="text"
                dir="ltr"
                autocomplete="off"
                list=list.clone()
                value=value
                placeholder=placeholder
                aria-describedby=described_by(&id, hint)
                aria-invalid=invalid(error)
            />
            <datalist id=list>{options}</datalist>
        </Field>
    }
    .erased()
}
