//! The fields of the filters, which follow the address.

use crate::lists::Query;
use crate::port::Erased;
use crate::ui::{Field, Icon};
use crate::words;
use leptos::prelude::*;
use texts::keys;

/// One line of text, or a date.
pub(super) fn line(query: Memo<Query>, name: &'static str, kind: &'static str, label: &'static str) -> AnyView {
    let id = format!("audit-{name}");
    let current = move || query.with(|query| query.get(name).unwrap_or_default().to_owned());
    view! {
        <Field id=id.clone() label hint=None error=Signal::stored(None::<String>)>
            <input
                class="input"
                id=id
                name=name
                type=kind
                dir="ltr"
                autocomplete="off"
                value=current
                prop:value=current
            />
        </Field>
    }
    .erased()
}

/// A choice among values by their labels, in groups; a group without a name stands as it is. What the address names and
/// nobody offers stays chosen by its value, so that another filter doesn't drop it.
pub(super) fn choice(
    query: Memo<Query>,
    name: &'static str,
    label: &'static str,
    groups: Vec<(&'static str, Vec<(String, String)>)>,
) -> AnyView {
    let id = format!("audit-{name}");
    let named = query.with_untracked(|query| query.get(name).map(str::to_owned));
    let is_offered = |value: &String| groups.iter().any(|(_, options)| options.iter().any(|(it, _)| it == value));
    let other = named.filter(|value| !is_offered(value)).map(|value| option(query, name, value.clone(), value));
    let groups: Vec<_> = groups
        .into_iter()
        .map(|(group, options)| {
            let options: Vec<_> = options.into_iter().map(|(value, label)| option(query, name, value, label)).collect();
            match group {
                "" => options.erased(),
                group => view! { <optgroup label=group>{options}</optgroup> }.erased(),
            }
        })
        .collect();
    view! {
        <Field id=id.clone() label hint=None error=Signal::stored(None::<String>)>
            <div class="select">
                <select class="input" id=id name=name>
                    {option(query, name, String::new(), words::texts().text(keys::list::ALL).to_owned())}
                    {other}
                    {groups}
                </select>
                <Icon name="chevron-down"/>
            </div>
        </Field>
    }
    .erased()
}

fn option(query: Memo<Query>, name: &'static str, value: String, label: String) -> AnyView {
    let wire = value.clone();
    let is_chosen = Signal::derive(move || query.with(|query| query.get(name).unwrap_or_default() == wire));
    view! { <option value=value selected=is_chosen prop:selected=is_chosen>{label}</option> }.erased()
}
