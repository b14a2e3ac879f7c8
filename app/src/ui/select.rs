//! A choice among few.

use super::field::{described_by, invalid};
use super::{Field, Icon};
use leptos::prelude::*;

/// A choice among few, on the native element. The first option is chosen at first, unless told.
#[component]
pub fn SelectField(
    form: &'static str,
    name: &'static str,
    label: &'static str,
    #[prop(optional)] hint: Option<&'static str>,
    #[prop(into)] error: Signal<Option<String>>,
    /// Value and label of each option.
    options: Vec<(&'static str, &'static str)>,
    /// The value that is chosen at first.
    #[prop(optional)]
    chosen: Option<&'static str>,
) -> impl IntoView {
    let id = format!("{form}-{name}");
    let options: Vec<_> = options
        .into_iter()
        .map(|(value, label)| view! { <option value=value selected=chosen == Some(value)>{label}</option> })
        .collect();
    view! {
        <Field id=id.clone() label hint error>
            <div class="select">
                <select
                    class="input"
                    id=id.clone()
                    name=name
                    aria-describedby=described_by(&id, hint)
                    aria-invalid=invalid(error)
                >
                    {options}
                </select>
                <Icon name="chevron-down"/>
            </div>
        </Field>
    }
    .into_any()
}
