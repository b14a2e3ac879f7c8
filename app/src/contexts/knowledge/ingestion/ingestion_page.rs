//! One document on its way into the index: how far it is, and what of it can't be read.

use super::again::AgainButton;
use super::faults_table::FaultsTable;
use super::labels::{Status, note, progress};
use crate::frame::actor;
use crate::lists::{Sheet, use_param};
use crate::live;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Alert, Fact, Facts, PageTitle, Progress, Tone};
use crate::words;
use domain::Refusal;
use domain::knowledge::ingestion::{IngestionDetail, IngestionStatus, ShowIngestion};
use domain::platform::ThingKind;
use domain::policy::{Permission, Subject, may};
use leptos::prelude::*;
use texts::keys;

/// One document on its way into the index.
#[component]
pub fn IngestionPage(
    /// Where spaces are in this portal, `/client/knowledge`.
    base: &'static str,
) -> impl IntoView {
    let id = use_param("id");
    let known = Known::new(move || id.get(), show);
    live::follow_one(known, &[ThingKind::Ingestion], move || id.get_untracked());
    let refresh = Callback::new(move |()| known.refetch());
    view! {
        <Sheet
            back=format!("{base}/ingestions")
            name=keys::ingestion::BACK
            known
            rows=3
            show=move |detail| view! { <Detail detail refresh/> }.erased()
        />
    }
    .erased()
}

async fn show(id: String) -> Result<IngestionDetail, Refusal> {
    // What is no id at all names nothing, as an unknown one does.
    let id = id.parse().map_err(|_| Refusal::not_found())?;
    port::call(ShowIngestion { id }).await
}

#[component]
fn Detail(detail: IngestionDetail, refresh: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let actor = actor();
    let may_write = actor.as_ref().is_some_and(|actor| {
        let subject = Subject { tenant: Some(actor.tenant_id), ..Subject::default() };
        may(actor, Permission::WriteKnowledge, &subject).is_ok()
    });
    let tenant = actor.map(|actor| actor.tenant_name);
    let parts = [Some(detail.title.clone()), tenant, Some("Portico".to_owned())].into_iter().flatten().collect();
    let moves = detail.status == IngestionStatus::Embedding;
    let bar = moves.then(|| {
        let label = texts.text(keys::ingestion::STATUS_EMBEDDING);
        view! { <Progress label done=detail.done.into() total=detail.total.into()/> }
    });
    let said = detail.note.map(|it| {
        view! { <Alert tone=Tone::Warning><p>{texts.text(note(it))}</p></Alert> }
    });
    let faults = (!detail.faults.is_empty()).then(|| {
        let intro = match detail.status {
            IngestionStatus::Failed => keys::ingestion::FAULTS_FAILED,
            _ => keys::ingestion::FAULTS_INTRO,
        };
        view! {
            <section class="section">
                <h2 class="t-md">{texts.text(keys::ingestion::FAULTS_TITLE)}</h2>
                <p class="t-sm text-fg-muted">{texts.text(intro)}</p>
                <FaultsTable faults=detail.faults.clone()/>
            </section>
        }
    });
    view! {
        <PageTitle parts/>
        <h1 class="page-title"><bdi>{detail.title.clone()}</bdi></h1>
        <div class="actions">
            <Status status=detail.status/>
            {may_write.then(|| view! { <AgainButton id=detail.id on_done=refresh/> })}
        </div>
        {bar}
        {said}
        <Figures detail=detail.clone()/>
        {faults}
    }
    .erased()
}

#[component]
fn Figures(detail: IngestionDetail) -> impl IntoView {
    let texts = words::texts();
    let model = detail.model.map(|model| {
        view! { <Fact name=texts.text(keys::ingestion::MODEL)><code dir="ltr">{model}</code></Fact> }
    });
    let ended = detail.ended_at.map(|at| {
        view! { <Fact name=texts.text(keys::ingestion::ENDED_AT)><Time at show=Show::Minute/></Fact> }
    });
    view! {
        <Facts>
            <Fact name=texts.text(keys::ingestion::VERSION)>{detail.version}</Fact>
            <Fact name=texts.text(keys::ingestion::PASSAGES)>{progress(detail.passages, detail.total)}</Fact>
            <Fact name=texts.text(keys::ingestion::TOKENS)>{detail.tokens}</Fact>
            <Fact name=texts.text(keys::ingestion::ASKED_AT)><Time at=detail.asked_at show=Show::Minute/></Fact>
            {ended}
            {model}
        </Facts>
    }
    .erased()
}
