//! Permissions by roles as a grid. Cells of the tenant's own roles are toggled, and saved together.

use super::draft::{Cell, Drafts};
use super::grid::{Grid, row_of};
use super::name_of;
use crate::port::Erased;
use crate::ui::{Alert, Button, Icon, Look, Toasts, Tone};
use crate::words;
use domain::identity::{PermissionRow, RoleRow};
use domain::policy::Permission;
use leptos::prelude::*;
use texts::keys;

/// The grid, and what saves it.
#[component]
pub(super) fn Matrix(
    roles: Vec<RoleRow>,
    permissions: Vec<PermissionRow>,
    drafts: Drafts,
    may_manage: bool,
    changed: Callback<()>,
) -> impl IntoView {
    let texts = words::texts();
    let heads: Vec<_> =
        roles.iter().map(|role| view! { <th scope="col"><bdi>{name_of(role)}</bdi></th> }.erased()).collect();
    // The platform's permissions are nobody's in a tenant whose roles don't have them.
    let given = |row: &PermissionRow| roles.iter().any(|role| role.content.allowed.contains(row.id));
    let rows: Vec<_> = permissions
        .into_iter()
        .filter(|row| !row.id.is_platforms() || given(row))
        .map(|row| line(&row, &roles, drafts, may_manage))
        .collect();
    let caption = texts.text(keys::role_builder::MATRIX_CAPTION);
    view! {
        <section class="section">
            <h2 class="t-md">{texts.text(keys::role_builder::MATRIX)}</h2>
            <p class="t-sm text-fg-muted">{texts.text(keys::role_builder::MATRIX_INTRO)}</p>
            <Grid caption heads rows/>
            <SaveBar drafts changed/>
        </section>
    }
    .erased()
}

fn line(row: &PermissionRow, roles: &[RoleRow], drafts: Drafts, may_manage: bool) -> AnyView {
    let cells: Vec<_> = roles
        .iter()
        .map(|role| {
            let editable = may_manage && !role.built_in && row.grantable;
            cell(row.id, role, drafts, editable)
        })
        .collect();
    row_of(row.id, cells)
}

fn cell(permission: Permission, role: &RoleRow, drafts: Drafts, editable: bool) -> AnyView {
    let (texts, id) = (words::texts(), role.id);
    let state = Memo::new(move |_| drafts.cell(id, permission));
    let shown = move || {
        let (icon, key) = mark(state.get());
        view! {
            <Icon name=icon/>
            <span class="visually-hidden">{texts.text(key)}</span>
        }
    };
    if !editable {
        return view! { <td class="grid-cell" data-state=move || state.get().as_str()>{shown}</td> }.erased();
    }
    let label = texts.fill(
        keys::role_builder::TOGGLE,
        &[("role", &name_of(role)), ("permission", words::permission(texts, permission.as_str()))],
    );
    view! {
        <td class="grid-cell" data-state=move || state.get().as_str()>
            <button
                type="button"
                class="grid-toggle"
                aria-pressed=move || (state.get() == Cell::Allowed).to_string()
                aria-label=label.clone()
                title=label.clone()
                data-changed=move || drafts.is_changed(id, permission).then_some("")
                on:click=move |_| drafts.toggle(id, permission)
            >
                {shown}
            </button>
        </td>
    }
    .erased()
}

fn mark(cell: Cell) -> (&'static str, texts::Key) {
    match cell {
        Cell::Allowed => ("check", keys::role_builder::ALLOWED),
        Cell::Denied => ("ban", keys::role_builder::DENIED),
        Cell::Nothing => ("minus", keys::role_builder::NOTHING),
    }
}

#[component]
fn SaveBar(drafts: Drafts, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let busy = RwSignal::new(false);
    let refused = RwSignal::new(None::<String>);
    let toasts = Toasts::get();
    let save = move |_| {
        busy.set(true);
        leptos::task::spawn_local(async move {
            match drafts.save().await {
                Ok(()) => {
                    toasts.done(texts.text(keys::role_builder::ROLES_SAVED_DONE).to_owned());
                    changed.run(());
                }
                Err(refusal) => refused.set(Some(words::refusal(texts, &refusal))),
            }
            busy.set(false);
        });
    };
    let count = Memo::new(move |_| drafts.changes());
    view! {
        {move || refused.get().map(|why| view! { <Alert tone=Tone::Danger live=true><p>{why}</p></Alert> })}
        <Show when=move || 0 < count.get()>
            <div class="save-bar" role="status">
                <span>{move || texts.count(keys::role_builder::CHANGES, count.get() as u64)}</span>
                <Button look=Look::Primary busy on:click=save>{texts.text(keys::role_builder::SAVE)}</Button>
                <Button look=Look::Quiet on:click=move |_| drafts.discard()>{texts.text(keys::role_builder::DISCARD)}</Button>
            </div>
        </Show>
    }
    .erased()
}
