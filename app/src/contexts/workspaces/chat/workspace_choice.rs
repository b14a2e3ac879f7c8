//! Where a conversation is held.

use crate::port::{self, Erased, Known};
use crate::ui::Icon;
use crate::words;
use domain::workspaces::{WorkspaceRow, Workspaces};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use texts::keys;

/// A choice among the workspaces that the person may enter, where there are several. `?workspace=` names the one that is
/// chosen at first; otherwise it is the main one.
#[component]
pub(super) fn WorkspaceChoice() -> impl IntoView {
    let query = use_query_map();
    let named = Memo::new(move |_| query.with(|query| query.get_str("workspace").unwrap_or_default().to_owned()));
    let workspaces = Known::new(|| (), |()| port::call(Workspaces::default()));
    view! {
        <Transition fallback=|| ()>
            {move || {
                let named = named.get();
                Suspend::new(async move {
                    let all = workspaces.await.map(|page| page.data).unwrap_or_default();
                    if all.len() > 1 { choice(all, &named) } else { only(named) }
                })
            }}
        </Transition>
    }
    .erased()
}

fn choice(all: Vec<WorkspaceRow>, named: &str) -> AnyView {
    let is_known = all.iter().any(|workspace| workspace.id.to_string() == named);
    let options: Vec<_> = all
        .into_iter()
        .map(|workspace| {
            let id = workspace.id.to_string();
            let is_chosen = if is_known { id == named } else { workspace.is_main };
            view! { <option value=id selected=is_chosen>{workspace.name}</option> }
        })
        .collect();
    view! {
        <div class="select chat-model">
            <select class="input" name="workspace" aria-label=words::texts().text(keys::chat::WORKSPACE)>{options}</select>
            <Icon name="chevron-down"/>
        </div>
    }
    .erased()
}

fn only(named: String) -> AnyView {
    (!named.is_empty()).then(|| view! { <input type="hidden" name="workspace" value=named/> }).erased()
}
