//! A choice among few.

use super::field::{described_by, invalid};
use super::{Field, Icon};
use crate::port::Erased;
use leptos::oco::Oco;
use leptos::prelude::*;

/// A choice among few, on the native element. The first option is chosen at first, unless told.
#[component]
pub fn SelectField<T: Into<Oco<'static, str>> + 'static>(
    form: &'static str,
    name: &'static str,
    label: &'static str,
    #[prop(optional)] hint: Option<&'static str>,
    #[prop(into)] error: Signal<Option<String>>,
    /// Value and label of each option.
    options: Vec<(T, T)>,
    /// The value that is chosen at first.
    #[prop(optional)]
    chosen: Option<&'static str>,
    /// Hears the value that a person chooses.
    #[prop(optional)]
    on_choice: Option<Callback<String>>,
) -> impl IntoView {
    let id = format!("{form}-{name}");
    let options: Vec<_> = options
        .into_iter()
        .map(|(value, label)| {
            let (value, label) = (value.into(), label.into());
            let is_chosen = chosen == Some(value.as_str());
            view! { <option value=value selected=is_chosen>{label}</option> }
        })
        .collect();
    let choose = move |event| {
        if let Some(hear) = on_choice {
            hear.run(event_target_value(&event));
        }
    };
    view! {
        <Field id=id.clone() label hint error>
            <div class="select">
                <select
                    class="input"
                    id=id.clone()
                    name=name
                    aria-describedby=described_by(&id, hint)
                    aria-invalid=invalid(error)
                    on:change=choose
                >
                    {options}
                </select>
                <Icon name="chevron-down"/>
            </div>
        </Field>
    }
    .erased()
}
