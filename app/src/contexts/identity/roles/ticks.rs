//! The permissions by what they are about, each with what the role says of it.

use super::draft::Cell;
use crate::port::Erased;
use crate::words;
use domain::identity::{PermissionRow, RoleContent};
use domain::policy::{Permission, Permissions};
use leptos::prelude::*;
use texts::keys;

/// All permissions, to be ticked or to be read.
#[component]
pub(super) fn Ticks(content: RwSignal<RoleContent>, permissions: Vec<PermissionRow>, editable: bool) -> impl IntoView {
    let texts = words::texts();
    let rows: Vec<_> = permissions
        .into_iter()
        .filter(|row| row.grantable || content.with_untracked(|content| Cell::of(content, row.id) != Cell::Nothing))
        .map(|row| tick(&row, content, editable))
        .collect();
    view! {
        <section class="section">
            <h2 class="t-md">{texts.text(keys::role_builder::PERMISSIONS)}</h2>
            <div class="ticks">{rows}</div>
        </section>
    }
    .erased()
}

fn tick(row: &PermissionRow, content: RwSignal<RoleContent>, editable: bool) -> AnyView {
    let texts = words::texts();
    let permission = row.id;
    let wire = permission.as_str();
    let state = Memo::new(move |_| content.with(|content| Cell::of(content, permission)));
    let choice = |cell: Cell, key: texts::Key| {
        view! {
            <label class="tick-choice">
                <input
                    type="radio"
                    name=wire
                    prop:checked=move || state.get() == cell
                    checked=state.get_untracked() == cell
                    disabled=!editable
                    on:change=move |_| content.update(|content| set(content, permission, cell))
                />
                <span>{texts.text(key)}</span>
            </label>
        }
    };
    let operations = row.operations.join(", ");
    view! {
        <fieldset class="tick" data-state=move || state.get().as_str()>
            <legend>
                <span class="font-medium">{words::permission(texts, wire)}</span>
                " "
                <code class="key" dir="ltr">{wire}</code>
            </legend>
            <p class="t-sm text-fg-muted clip" dir="ltr" title=operations.clone()>{operations.clone()}</p>
            <div class="tick-choices">
                {choice(Cell::Allowed, keys::role_builder::ALLOWED)}
                {choice(Cell::Nothing, keys::role_builder::NOTHING)}
                {choice(Cell::Denied, keys::role_builder::DENIED)}
            </div>
        </fieldset>
    }
    .erased()
}

fn set(content: &mut RoleContent, permission: Permission, cell: Cell) {
    let one = Permissions::of(&[permission]);
    (content.allowed, content.denied) = (content.allowed.without(one), content.denied.without(one));
    match cell {
        Cell::Allowed => content.allowed = content.allowed.union(one),
        Cell::Denied => content.denied = content.denied.union(one),
        Cell::Nothing => {}
    }
}
