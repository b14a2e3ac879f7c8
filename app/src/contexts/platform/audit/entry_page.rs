//! One entry: its members, what was written, and the story of its request.

use super::base;
use super::entry_facts::EntryFacts;
use super::fields::Fields;
use super::line::Line;
use super::story::Story;
use crate::frame::actor;
use crate::lists::Failed;
use crate::pages::{Forbidden, Missing};
use crate::port::{self, Known};
use crate::ui::{Icon, PageTitle, SkeletonTable};
use crate::words;
use domain::Refusal;
use domain::platform::{AuditEntry, AuditStory};
use domain::policy::{self, Permission, Subject};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use texts::keys;

/// One entry.
#[component]
pub fn AuditEntryPage() -> impl IntoView {
    let Some(actor) = actor() else { return ().into_any() };
    if let Err(denied) = policy::may(&actor, Permission::ReadAuditLog, &Subject::default()) {
        return view! { <Forbidden denied tenant=actor.tenant_name/> }.into_any();
    }
    let texts = words::texts();
    let map = use_params_map();
    let id = Memo::new(move |_| map.with(|map| map.get_str("id").unwrap_or_default().to_owned()));
    let story = Known::new(move || id.get(), told);
    view! {
        <p>
            <a class="link t-sm flex gap-1 items-center" href=base()>
                <Icon name="arrow-left" flip=true/>
                {texts.text(keys::audit_log::BACK)}
            </a>
        </p>
        <Transition fallback=move || view! { <SkeletonTable rows=6 label=texts.text(keys::shell::LOADING)/> }>
            {move || Suspend::new(async move {
                match story.await {
                    Ok(story) => view! { <Whole story/> }.into_any(),
                    Err(refusal) if refusal.status == 404 => view! { <Missing/> }.into_any(),
                    Err(refusal) => view! { <Failed refusal/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

/// Asks for the entry of an id. What is no id at all names nothing, as an unknown one does.
fn told(id: String) -> impl Future<Output = Result<AuditStory, Refusal>> {
    let asked = id.parse().map(|id| port::call(AuditEntry { id }));
    async move { asked.map_err(|_| Refusal::not_found())?.await }
}

#[component]
fn Whole(story: AuditStory) -> impl IntoView {
    let texts = words::texts();
    let AuditStory { entry, steps } = story;
    let title = words::happened(texts, &entry.row.what);
    let parts = [Some(title.clone()), actor().map(|actor| actor.tenant_name), Some("Portico".to_owned())];
    let id = entry.row.id;
    let kind = entry.row.kind;
    let line = Line::from(entry.row);
    let told = steps.into_iter().map(|step| Line::from(step.row)).collect();
    view! {
        <PageTitle parts=parts.into_iter().flatten().collect()/>
        <h1 class="page-title">{title}</h1>
        <section class="section">
            <EntryFacts line address=entry.address/>
        </section>
        <section class="section" aria-labelledby="audit-fields">
            <h2 class="t-md" id="audit-fields">{texts.text(keys::audit_log::WRITTEN)}</h2>
            <Fields kind fields=entry.fields/>
        </section>
        <section class="section" aria-labelledby="audit-story">
            <h2 class="t-md" id="audit-story">{texts.text(keys::audit_log::STORY)}</h2>
            <p class="t-sm text-fg-muted">{texts.text(keys::audit_log::STORY_INTRO)}</p>
            <Story id=Some(id) lines=told/>
        </section>
    }
    .into_any()
}
