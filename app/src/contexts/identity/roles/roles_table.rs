//! The roles as rows.

use super::{base, name_of};
use crate::port::Erased;
use crate::ui::{Badge, Column, Table, Tone};
use crate::words;
use domain::identity::RoleRow;
use leptos::prelude::*;
use texts::keys;

/// All roles.
#[component]
pub(super) fn RolesTable(roles: Vec<RoleRow>) -> impl IntoView {
    let texts = words::texts();
    let base = base();
    let columns = vec![
        Column::new(texts.text(keys::role_builder::NAME)),
        Column::new(texts.text(keys::role_builder::DESCRIPTION)),
        Column::new(texts.text(keys::role_builder::KIND)),
        Column::number(texts.text(keys::role_builder::ALLOWS)),
        Column::number(texts.text(keys::role_builder::DENIES)),
    ];
    let rows: Vec<_> = roles.into_iter().map(|role| row(base, &role)).collect();
    view! {
        <section class="section">
            <Table caption=texts.text(keys::role_builder::CAPTION) columns>{rows}</Table>
        </section>
    }
    .erased()
}

fn row(base: &str, role: &RoleRow) -> AnyView {
    let texts = words::texts();
    let (tone, icon, kind) = if role.built_in {
        (Tone::Neutral, "lock", keys::role_builder::BUILT_IN)
    } else {
        (Tone::Info, "pencil", keys::role_builder::OWN)
    };
    view! {
        <tr>
            <th scope="row">
                <a class="row-link" href=format!("{base}/{}", role.id)><bdi>{name_of(role)}</bdi></a>
            </th>
            <td data-label=texts.text(keys::role_builder::DESCRIPTION)>
                <bdi class="clip text-fg-muted">{role.content.description.clone()}</bdi>
            </td>
            <td data-label=texts.text(keys::role_builder::KIND)><Badge tone icon label=texts.text(kind)/></td>
            <td class="end" data-label=texts.text(keys::role_builder::ALLOWS)>{role.content.allowed.len()}</td>
            <td class="end" data-label=texts.text(keys::role_builder::DENIES)>{role.content.denied.len()}</td>
        </tr>
    }
    .erased()
}
