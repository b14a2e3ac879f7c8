//! The table of the matrix and of the heatmap: permissions down the side, roles across.

use crate::port::Erased;
use crate::words;
use domain::policy::Permission;
use leptos::prelude::*;
use texts::keys;

/// The table, which scrolls by itself where it is wider than the page.
#[component]
pub(super) fn Grid(
    /// What it shows, for whoever doesn't see it.
    caption: &'static str,
    /// A head for each role.
    heads: Vec<AnyView>,
    rows: Vec<AnyView>,
) -> impl IntoView {
    view! {
        <div class="table-region grid-region" role="region" aria-label=caption tabindex="0">
            <table class="table grid-table">
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words::texts().text(keys::role_builder::PERMISSION)}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .erased()
}

/// A permission's row, with a cell for each role.
pub(super) fn row_of(permission: Permission, cells: Vec<AnyView>) -> AnyView {
    let wire = permission.as_str();
    view! {
        <tr>
            <th scope="row">
                <span>{words::permission(words::texts(), wire)}</span>
                <code class="key" dir="ltr">{wire}</code>
            </th>
            {cells}
        </tr>
    }
    .erased()
}
