//! The page of one workspace.

use super::labels::Standing;
use super::tabs::WorkspaceTabs;
use crate::frame::actor;
use crate::lists::{Failed, use_param, way_back};
use crate::live;
use crate::pages::Missing;
use crate::port::{self, Erased, Known};
use crate::ui::{PageTitle, SkeletonTable, use_tab};
use crate::words;
use domain::Refusal;
use domain::kernel::{TenantId, WorkspaceId};
use domain::platform::ThingKind;
use domain::workspaces::{ShowWorkspace, Workspace, WorkspaceDetail};
use leptos::prelude::*;
use texts::keys;

/// The page of one workspace.
#[component]
pub fn WorkspacePage() -> impl IntoView {
    let texts = words::texts();
    let id = use_param("id");
    let detail = Known::new(move || id.get(), show);
    let tenant = actor().map(|actor| actor.tenant_id);
    live::follow_one(detail, &[ThingKind::Workspace], move || stream(tenant, &id.get_untracked()));
    let asked = use_tab();
    let changed = Callback::new(move |()| detail.refetch());
    view! {
        {way_back("/client/workspaces", keys::workspace::BACK)}
        <Transition fallback=move || view! { <SkeletonTable rows=4 label=texts.text(keys::shell::LOADING)/> }>
            {move || {
                let asked = asked.get();
                Suspend::new(async move {
                    match detail.await {
                        Ok(detail) => view! { <Shown detail asked changed/> }.erased(),
                        Err(refusal) if refusal.status == 404 => view! { <Missing/> }.erased(),
                        Err(refusal) => view! { <Failed refusal/> }.erased(),
                    }
                })
            }}
        </Transition>
    }
    .erased()
}

/// Where the events of the page's workspace stand: those of the main one under another id than its own.
fn stream(tenant: Option<TenantId>, id: &str) -> String {
    match (tenant, id.parse::<WorkspaceId>()) {
        (Some(tenant), Ok(workspace)) => Workspace::stream(tenant, workspace).to_string(),
        _ => id.to_owned(),
    }
}

async fn show(id: String) -> Result<WorkspaceDetail, Refusal> {
    // What is no id at all names nothing, as an unknown one does.
    let id = id.parse().map_err(|_| Refusal::not_found())?;
    port::call(ShowWorkspace { id }).await
}

#[component]
fn Shown(detail: WorkspaceDetail, asked: String, changed: Callback<()>) -> impl IntoView {
    let tenant = actor().map(|actor| actor.tenant_name);
    let parts = [Some(detail.name.clone()), tenant, Some("Portico".to_owned())].into_iter().flatten().collect();
    let purpose = (!detail.purpose.is_empty())
        .then(|| view! { <p class="t-sm text-fg-muted"><bdi dir="auto">{detail.purpose.clone()}</bdi></p> });
    let (is_main, archived) = (detail.is_main, detail.archived);
    view! {
        <PageTitle parts/>
        <div class="page-head">
            <div>
                <h1 class="page-title flex flex-wrap gap-2 items-center">
                    <bdi>{detail.name.clone()}</bdi>
                    <Standing is_main archived/>
                </h1>
                {purpose}
            </div>
        </div>
        <WorkspaceTabs detail asked changed/>
    }
    .erased()
}
