//! The tables of an operation's page: members, refusals, events.

use super::code::prose;
use crate::port::Erased;
use crate::ui::{Column, Table};
use crate::words;
use domain::developers::{ErrorLine, MemberLine};
use leptos::prelude::*;
use texts::{Key, keys};

fn columns(keys: &[Key]) -> Vec<Column> {
    keys.iter().map(|key| Column::new(words::texts().text(*key))).collect()
}

pub(super) fn members(members: &[MemberLine]) -> AnyView {
    let texts = words::texts();
    if members.is_empty() {
        return view! { <p class="text-fg-muted">{texts.text(keys::developers::NO_MEMBERS)}</p> }.erased();
    }
    let columns = columns(&[
        keys::developers::MEMBER,
        keys::developers::PLACE,
        keys::developers::TYPE,
        keys::developers::NEEDED,
        keys::developers::MEANING,
    ]);
    let rows: Vec<_> = members.iter().map(member).collect();
    view! { <Table caption=texts.text(keys::developers::MEMBERS) columns>{rows}</Table> }.erased()
}

fn member(member: &MemberLine) -> AnyView {
    let texts = words::texts();
    let needed = if member.required { keys::developers::YES } else { keys::developers::NO };
    let values: Vec<_> =
        member.values.iter().map(|value| view! { <li><code dir="ltr">{value.clone()}</code></li> }).collect();
    let values = (!values.is_empty()).then(|| view! { <ul class="code-values">{values}</ul> });
    view! {
        <tr>
            <th scope="row"><code dir="ltr">{member.name.clone()}</code></th>
            <td data-label=texts.text(keys::developers::PLACE)><code dir="ltr">{member.place.as_str()}</code></td>
            <td data-label=texts.text(keys::developers::TYPE)><code dir="ltr">{member.kind.clone()}</code></td>
            <td data-label=texts.text(keys::developers::NEEDED)>{texts.text(needed)}</td>
            <td data-label=texts.text(keys::developers::MEANING)>
                {prose(&member.doc)}
                {values}
            </td>
        </tr>
    }
    .erased()
}

pub(super) fn refusals(errors: &[ErrorLine]) -> AnyView {
    let texts = words::texts();
    let columns = columns(&[keys::developers::STATUS, keys::developers::MEANING]);
    let rows: Vec<_> = errors
        .iter()
        .map(|error| {
            view! {
                <tr>
                    <th scope="row">{error.status}</th>
                    <td data-label=texts.text(keys::developers::MEANING)>{prose(&error.doc)}</td>
                </tr>
            }
        })
        .collect();
    view! { <Table caption=texts.text(keys::developers::REFUSALS) columns>{rows}</Table> }.erased()
}

/// The types of events that an operation wrote in the reader's tenant.
pub(super) fn events(types: Vec<String>) -> AnyView {
    let texts = words::texts();
    let list = match types.is_empty() {
        true => view! { <p class="text-fg-muted">{texts.text(keys::developers::EVENTS_NONE)}</p> }.erased(),
        false => {
            let types: Vec<_> = types
                .into_iter()
                .map(|name| {
                    let href = format!("/developer/events/{name}");
                    view! { <li><a class="link" href=href><code dir="ltr">{name}</code></a></li> }
                })
                .collect();
            view! { <ul class="code-values">{types}</ul> }.erased()
        }
    };
    view! {
        <section class="section">
            <h2 class="t-md">{texts.text(keys::developers::EVENTS_WRITTEN)}</h2>
            {list}
        </section>
    }
    .erased()
}
