//! Where a run takes place.

use crate::port::{self, Erased, Known};
use crate::ui::Icon;
use crate::words;
use domain::workspaces::{WorkspaceRow, Workspaces};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use texts::keys;

/// A choice among the workspaces that the person may enter, where there are several. The one that the address filters by is
/// chosen at first; otherwise it is the main one.
#[component]
pub fn WorkspaceField() -> impl IntoView {
    let query = use_query_map();
    let workspaces = Known::new(|| (), |()| port::call(Workspaces::default()));
    let chosen = move || query.with_untracked(|query| query.get_str("workspace").unwrap_or_default().to_owned());
    view! {
        <Transition fallback=|| ()>
            {move || {
                let chosen = chosen();
                Suspend::new(async move {
                    let all = workspaces.await.map(|page| page.data).unwrap_or_default();
                    (all.len() > 1).then(|| choice(all, &chosen))
                })
            }}
        </Transition>
    }
    .erased()
}

fn choice(all: Vec<WorkspaceRow>, chosen: &str) -> AnyView {
    let is_known = all.iter().any(|workspace| workspace.id.to_string() == chosen);
    let options: Vec<_> = all
        .into_iter()
        .map(|workspace| {
            let id = workspace.id.to_string();
            let is_chosen = if is_known { id == chosen } else { workspace.is_main };
            view! { <option value=id selected=is_chosen>{workspace.name}</option> }
        })
        .collect();
    view! {
            <div class="field">
                <label class="field-label" for="run-workspace">{words::texts().text(keys::chat::WORKSPACE)}</label>
                <div class="select">
    <select class="input" id="run-workspace" name="workspaceId">{options}</select>
    <Icon name="chevron-down"/>
    </div>
            </div>
        }
    .erased()
}
