//! One entry: its members, what was written, and the story of its request.

use super::base;
use super::entry_facts::EntryFacts;
use super::fields::Fields;
use super::line::Line;
use super::story::Story;
use crate::frame::actor;
use crate::lists::{Sheet, use_param};
use crate::pages::Forbidden;
use crate::port::{self, Erased, Known};
use crate::ui::PageTitle;
use crate::words;
use domain::Refusal;
use domain::platform::{AuditEntry, AuditStory};
use domain::policy::{self, Permission, Subject};
use leptos::prelude::*;
use texts::keys;

/// One entry.
#[component]
pub fn AuditEntryPage() -> impl IntoView {
    let Some(actor) = actor() else { return ().erased() };
    if let Err(denied) = policy::may(&actor, Permission::ReadAuditLog, &Subject::default()) {
        return view! { <Forbidden denied tenant=actor.tenant_name/> }.erased();
    }
    let id = use_param("id");
    let story = Known::new(move || id.get(), told);
    view! {
        <Sheet
            back=base()
            name=keys::audit_log::BACK
            known=story
            rows=6
            show=move |story| view! { <Whole story/> }.erased()
        />
    }
    .erased()
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
        <section class="section">
            <h2 class="t-md">{texts.text(keys::audit_log::WRITTEN)}</h2>
            <Fields kind fields=entry.fields/>
        </section>
        <section class="section" aria-labelledby="audit-story">
            <h2 class="t-md" id="audit-story">{texts.text(keys::audit_log::STORY)}</h2>
            <p class="t-sm text-fg-muted">{texts.text(keys::audit_log::STORY_INTRO)}</p>
            <Story id=Some(id) lines=told/>
        </section>
    }
    .erased()
}
