//! Calls by permission and role as shades, with the number in each cell: the picture is a table.

use super::grid::{Grid, row_of};
use crate::port::Erased;
use crate::words;
use domain::identity::{PermissionUse, PermissionUseRow};
use leptos::prelude::*;
use texts::keys;

/// Shades of a cell that has been used; the deepest is for the most calls.
const SHADES: u32 = 5;

/// The heatmap and a sentence that says what one sees.
#[component]
pub(super) fn Heatmap(used: PermissionUse) -> impl IntoView {
    let texts = words::texts();
    let most = used.rows.iter().flat_map(|row| row.calls.iter().flatten()).copied().max().unwrap_or_default();
    let never = used.rows.iter().flat_map(|row| &row.calls).filter(|calls| **calls == Some(0)).count();
    let sentence = texts.count(keys::role_builder::NEVER_USED, never as u64);
    let heads: Vec<_> = used
        .roles
        .iter()
        .map(|role| {
            let people = texts.count(keys::role_builder::HELD_BY, role.people);
            view! {
                <th scope="col">
                    <bdi>{words::role(texts, &role.name)}</bdi>
                    <span class="t-xs text-fg-muted block">{people}</span>
                </th>
            }
            .erased()
        })
        .collect();
    let rows: Vec<_> = used.rows.into_iter().map(|row| line(row, most)).collect();
    let caption = texts.text(keys::role_builder::USE_CAPTION);
    view! {
        <p>{sentence}</p>
        <Grid caption heads rows/>
    }
    .erased()
}

fn line(row: PermissionUseRow, most: u64) -> AnyView {
    let cells: Vec<_> = row.calls.into_iter().map(|calls| cell(calls, most)).collect();
    row_of(row.permission, cells)
}

fn cell(calls: Option<u64>, most: u64) -> AnyView {
    let texts = words::texts();
    match calls {
        None => view! { <td class="heat-cell" data-heat="none"><span aria-hidden="true">"–"</span></td> }.erased(),
        Some(0) => {
            let never = texts.text(keys::role_builder::NEVER);
            view! { <td class="heat-cell" data-heat="0" title=never>{never}</td> }.erased()
        }
        Some(calls) => view! { <td class="heat-cell" data-heat=shade(calls, most).to_string()>{calls}</td> }.erased(),
    }
}

/// From 1 to [`SHADES`], by the order of magnitude: use differs by powers, not by steps.
fn shade(calls: u64, most: u64) -> u32 {
    let steps = (most.max(2).ilog2() + 1).max(1);
    (calls.ilog2() * SHADES / steps + 1).min(SHADES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_use_is_never_paler() {
        let shades: Vec<_> = [1, 2, 7, 60, 900, 1_000].into_iter().map(|calls| shade(calls, 1_000)).collect();
        assert!(shades.is_sorted() && shades[0] == 1 && shades[5] == SHADES, "{shades:?}");
        assert_eq!((shade(1, 1), shade(2, 2)), (1, 3));
    }
}
