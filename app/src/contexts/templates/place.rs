//! Where a template is run: a choice among workspaces, where there are several.

use super::entry::Choice;
use crate::forms::Form;
use crate::port::{Erased, Known};
use crate::words;
use domain::Page;
use domain::kernel::WorkspaceId;
use domain::templates::RunTemplate;
use domain::workspaces::WorkspaceRow;
use leptos::prelude::*;
use texts::keys;

/// The choice among the workspaces that the person may enter; the main one unless another was named.
#[component]
pub(super) fn Place(
    form: Form<RunTemplate>,
    workspaces: Known<Page<WorkspaceRow>>,
    /// The one that is chosen.
    chosen: RwSignal<Option<WorkspaceId>>,
) -> impl IntoView {
    view! {
        <Transition fallback=|| ()>
            {move || Suspend::new(async move {
                let all = workspaces.await.map(|page| page.data).unwrap_or_default();
                if all.len() > 1 { choice(form, all, chosen) } else { only(chosen) }
            })}
        </Transition>
    }
    .erased()
}

fn choice(form: Form<RunTemplate>, all: Vec<WorkspaceRow>, chosen: RwSignal<Option<WorkspaceId>>) -> AnyView {
    let now = chosen.get_untracked();
    let named = all.iter().find(|workspace| Some(workspace.id) == now);
    let first = named.or_else(|| all.iter().find(|workspace| workspace.is_main));
    let first = first.map(|workspace| workspace.id.to_string()).unwrap_or_default();
    let options = all.into_iter().map(|workspace| (workspace.id.to_string(), workspace.name)).collect();
    let on_change = Callback::new(move |id: String| chosen.set(id.parse().ok()));
    view! {
        <Choice
            id="fill-workspace".to_owned()
            name="workspace".to_owned()
            label=words::texts().text(keys::templates::WORKSPACE)
            options
            chosen=first
            error=form.error("workspace")
            on_change
        />
    }
    .erased()
}

fn only(chosen: RwSignal<Option<WorkspaceId>>) -> AnyView {
    let named = chosen.get_untracked().map(|id| id.to_string());
    named.map(|id| view! { <input type="hidden" name="workspace" value=id/> }).erased()
}
