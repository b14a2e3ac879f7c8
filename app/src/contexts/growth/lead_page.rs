//! One lead: what was written, where it stands, and the way to erase it.

use super::labels;
use crate::forms::{Confirm, Form, OperationForm};
use crate::frame::actor;
use crate::lists::{Sheet, use_param};
use crate::live;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Badge, Button, Fact, Facts, Icon, Look, PageTitle};
use crate::words;
use domain::Refusal;
use domain::growth::{EraseLead, LeadDetail, LeadStatus, MoveLead, ShowLead};
use domain::platform::ThingKind;
use domain::policy::Permission;
use leptos::prelude::*;
use texts::{Key, keys};

/// One lead.
#[component]
pub fn LeadPage() -> impl IntoView {
    let id = use_param("id");
    let lead = Known::new(move || id.get(), show);
    live::follow_one(lead, &[ThingKind::Lead], move || id.get_untracked());
    let changed = Callback::new(move |()| lead.refetch());
    view! {
        <Sheet
            back="/admin/leads"
            name=keys::growth::BACK
            known=lead
            rows=5
            show=move |lead| whole(lead, changed)
        />
    }
    .erased()
}

async fn show(id: String) -> Result<LeadDetail, Refusal> {
    // What is no id at all names nothing, as an unknown one does.
    let id = id.parse().map_err(|_| Refusal::not_found())?;
    port::call(ShowLead { id }).await
}

fn whole(LeadDetail { lead, message, consent, changed_at }: LeadDetail, changed: Callback<()>) -> AnyView {
    let texts = words::texts();
    let (tone, icon, status) = labels::status(lead.status);
    let title = lead.name.clone().unwrap_or_else(|| texts.text(keys::growth::ERASED).to_owned());
    let parts = [Some(title.clone()), actor().map(|actor| actor.tenant_name), Some("Portico".to_owned())];
    let edition = texts.fill(keys::growth::CONSENT_EDITION, &[("edition", &consent)]);
    let is_erased = message.is_none();
    let may = actor().is_some_and(|actor| actor.holds(Permission::ManageLeads)) && !is_erased;
    let answer = lead.email.clone().map(|email| {
        view! {
            <a class=Look::Secondary.class() href=format!("mailto:{email}") rel="external">
                <Icon name="mail"/>
                {texts.text(keys::growth::ANSWER)}
            </a>
        }
    });
    let moves = may.then(|| moves(lead.id.to_string(), lead.status, changed));
    let erase = may.then(|| erase(lead.id.to_string(), changed));
    view! {
        <PageTitle parts=parts.into_iter().flatten().collect()/>
        <h1 class="page-title"><bdi dir="auto">{title}</bdi></h1>
        <div class="actions">
            {answer}
            {moves}
        </div>
        <section class="section">
            <Facts>
                <Fact name=texts.text(keys::growth::STATUS)><Badge tone icon label=texts.text(status)/></Fact>
                <Fact name=texts.text(keys::growth::TOPIC)>{texts.text(labels::topic(lead.topic))}</Fact>
                <Fact name=texts.text(keys::growth::EMAIL)>{labels::known(lead.email)}</Fact>
                <Fact name=texts.text(keys::growth::ORGANISATION)><bdi dir="auto">{lead.organisation}</bdi></Fact>
                <Fact name=texts.text(keys::growth::LANGUAGE)>{labels::language(lead.language)}</Fact>
                <Fact name=texts.text(keys::growth::PAGE)><bdi dir="ltr">{lead.page}</bdi></Fact>
                <Fact name=texts.text(keys::growth::CONSENT)>{edition}</Fact>
                <Fact name=texts.text(keys::growth::CAPTURED_AT)><Time at=lead.captured_at show=Show::Minute/></Fact>
                <Fact name=texts.text(keys::growth::CHANGED_AT)><Time at=changed_at show=Show::Minute/></Fact>
            </Facts>
        </section>
        <section class="section" aria-labelledby="lead-message">
            <h2 class="t-md" id="lead-message">{texts.text(keys::growth::MESSAGE)}</h2>
            <div class="said said-prompt">{labels::known(message)}</div>
        </section>
        {erase}
    }
    .erased()
}

/// Where a lead can go from where it stands.
fn moves(id: String, status: LeadStatus, changed: Callback<()>) -> AnyView {
    let all = [
        (LeadStatus::Contacted, keys::growth::MARK_CONTACTED),
        (LeadStatus::Closed, keys::growth::CLOSE),
        (LeadStatus::New, keys::growth::REOPEN),
    ];
    let buttons: Vec<_> = all
        .into_iter()
        .filter(|(to, _)| *to != status)
        .map(|(to, label)| step(id.clone(), to, label, changed))
        .collect();
    buttons.erased()
}

fn step(id: String, to: LeadStatus, label: Key, changed: Callback<()>) -> AnyView {
    let form = Form::<MoveLead>::new();
    form.on_answer(move |_, ()| changed.run(()));
    view! {
        <OperationForm form class="contents">
            <input type="hidden" name="id" value=id/>
            <input type="hidden" name="status" value=to.as_str()/>
            <Button r#type="submit" busy=form.pending()>{words::texts().text(label)}</Button>
        </OperationForm>
    }
    .erased()
}

fn erase(id: String, changed: Callback<()>) -> AnyView {
    let texts = words::texts();
    let form = Form::<EraseLead>::new();
    form.on_answer(move |_, ()| changed.run(()));
    view! {
        <section class="section" aria-labelledby="lead-erase">
            <h2 class="t-md" id="lead-erase">{texts.text(keys::growth::ERASE_TITLE)}</h2>
            <Confirm
                form
                id
                label=texts.text(keys::growth::ERASE)
                question=texts.text(keys::growth::ERASE_TEXT)
                look=Look::Danger
            />
        </section>
    }
    .erased()
}
