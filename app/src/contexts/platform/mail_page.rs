//! One mail, with its text where it was captured.

use super::mail_labels;
use crate::frame::actor;
use crate::lists::{Sheet, use_param};
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Badge, Fact, Facts, PageTitle};
use crate::words;
use domain::Refusal;
use domain::platform::{MailDetail, ShowMail};
use leptos::prelude::*;
use texts::keys;

/// One mail.
#[component]
pub fn MailPage() -> impl IntoView {
    let id = use_param("id");
    let mail = Known::new(move || id.get(), show);
    view! {
        <Sheet back="/admin/mail" name=keys::mail::BACK known=mail rows=4 show=move |mail| whole(mail)/>
    }
    .erased()
}

async fn show(id: String) -> Result<MailDetail, Refusal> {
    // What is no id at all names nothing, as an unknown one does.
    let id = id.parse().map_err(|_| Refusal::not_found())?;
    port::call(ShowMail { id }).await
}

fn whole(MailDetail { mail, locale, text }: MailDetail) -> AnyView {
    let texts = words::texts();
    let (tone, icon, name) = mail_labels::status(mail.status);
    let parts = [Some(mail.subject.clone()), actor().map(|actor| actor.tenant_name), Some("Portico".to_owned())];
    let error = mail.error.map(|error| view! { <p class="t-sm text-fg-muted"><bdi dir="auto">{error}</bdi></p> });
    let text = match text {
        Some(text) => view! { <p class="said said-prompt" dir="auto" lang=locale>{text}</p> }.erased(),
        None => view! { <p class="text-fg-muted">{texts.text(keys::mail::TEXT_HIDDEN)}</p> }.erased(),
    };
    view! {
        <PageTitle parts=parts.into_iter().flatten().collect()/>
        <h1 class="page-title" dir="auto">{mail.subject}</h1>
        <section class="section">
            <Facts>
                <Fact name=texts.text(keys::mail::ADDRESS)>{mail_labels::address(mail.address)}</Fact>
                <Fact name=texts.text(keys::mail::KIND)>{texts.text(mail_labels::kind(mail.kind))}</Fact>
                <Fact name=texts.text(keys::mail::STATUS)><Badge tone icon label=texts.text(name)/>{error}</Fact>
                <Fact name=texts.text(keys::mail::ATTEMPTS)>{mail.attempts}</Fact>
                <Fact name=texts.text(keys::mail::CREATED_AT)><Time at=mail.created_at show=Show::Minute/></Fact>
            </Facts>
        </section>
        <section class="section" aria-labelledby="mail-text">
            <h2 class="t-md" id="mail-text">{texts.text(keys::mail::TEXT)}</h2>
            {text}
        </section>
    }
    .erased()
}
