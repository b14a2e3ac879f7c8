//! The contact form. It is a plain form of an operation, so that it works without scripts.

use super::SitePage;
use super::legal::mail_link;
use super::site_frame::{Opening, PageButton, SiteFrame};
use crate::forms::{Form, OperationForm};
use crate::lists::Failed;
use crate::port::{self, Erased, Known};
use crate::ui::{Alert, Autofill, Button, Icon, Look, SelectField, TextArea, TextField, Tone};
use crate::words;
use domain::growth::{CONSENT, CaptureLead, ContactForm, LeadTopic};
use domain::tenancy::ShowOperator;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use texts::{Key, keys};

/// The contact form, or that it was sent.
#[component]
pub fn ContactPage() -> impl IntoView {
    let texts = words::texts();
    let sent = use_query_map().with_untracked(|map| map.get_str("sent").is_some());
    let main = if sent { view! { <Sent/> }.erased() } else { view! { <Ask/> }.erased() };
    view! {
        <SiteFrame page=SitePage::Contact>
            <Opening title=texts.text(keys::site_contact::TITLE).into() lead=texts.text(keys::site_contact::LEAD).into()/>
            <section class="band contact">
                <div class="contact-form">{main}</div>
                <Next/>
            </section>
        </SiteFrame>
    }
}

#[component]
fn Sent() -> impl IntoView {
    let texts = words::texts();
    view! {
        <Alert tone=Tone::Success title=texts.text(keys::site_contact::SENT_TITLE).to_owned() live=true>
            <p>{texts.text(keys::site_contact::SENT_TEXT)}</p>
        </Alert>
        <div class="actions">
            <PageButton to=SitePage::Contact>{texts.text(keys::site_contact::AGAIN)}</PageButton>
        </div>
    }
    .erased()
}

/// The form as it was opened: its ticket says when.
#[component]
fn Ask() -> impl IntoView {
    let opened = Known::new(|| (), |()| port::call(ContactForm {}));
    view! {
        <Suspense fallback=|| ()>
            {move || Suspend::new(async move {
                match opened.await {
                    Ok(opened) => {
                        let (topic, from) = asked();
                        view! { <Fields ticket=opened.ticket topic from/> }.erased()
                    }
                    Err(refusal) => view! { <Failed refusal/> }.erased(),
                }
            })}
        </Suspense>
    }
}

/// What somebody wants to write about, and the page that led them here.
fn asked() -> (LeadTopic, String) {
    use_query_map().with_untracked(|map| {
        let topic = map.get_str("topic").and_then(LeadTopic::parse).unwrap_or(LeadTopic::Question);
        // Only a page of ours is a source.
        let from = map.get_str("from").filter(|path| SitePage::at(path).is_some());
        (topic, from.unwrap_or(SitePage::Contact.path()).to_owned())
    })
}

/// The fields of the form.
#[component]
pub(super) fn Fields(
    ticket: String,
    /// What is chosen at first.
    topic: LeadTopic,
    /// The page that the lead comes from.
    from: String,
) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<CaptureLead>::new();
    let topics = LeadTopic::ALL.iter().map(|it| (it.as_str(), texts.text(topic_name(*it)))).collect();
    view! {
        <OperationForm form>
            <TextField
                form="contact"
                name="name"
                label=texts.text(keys::site_contact::NAME)
                autofill=Autofill::Name
                error=form.error("name")
            />
            <TextField
                form="contact"
                name="email"
                label=texts.text(keys::site_contact::EMAIL)
                autofill=Autofill::OwnEmail
                error=form.error("email")
            />
            <TextField
                form="contact"
                name="organisation"
                label=texts.text(keys::site_contact::ORGANISATION)
                autofill=Autofill::Organisation
                error=form.error("organisation")
            />
            <SelectField
                form="contact"
                name="topic"
                label=texts.text(keys::site_contact::TOPIC)
                error=form.error("topic")
                options=topics
                chosen=topic.as_str()
            />
            <TextArea
                form="contact"
                name="message"
                label=texts.text(keys::site_contact::MESSAGE)
                error=form.error("message")
            />
            <Trap form="contact"/>
            <Agree form="contact" text=keys::site_contact::CONSENT error=form.error("consent")/>
            <input type="hidden" name="page" value=from/>
            <input type="hidden" name="language" value=texts.locale().code()/>
            <input type="hidden" name="ticket" value=ticket/>
            <Button look=Look::Primary r#type="submit" busy=form.pending()>
                {texts.text(keys::site_contact::SEND)}
            </Button>
        </OperationForm>
    }
    .erased()
}

/// What a topic is called.
const fn topic_name(topic: LeadTopic) -> Key {
    match topic {
        LeadTopic::Question => keys::site_contact::TOPIC_QUESTION,
        LeadTopic::Demonstration => keys::site_contact::TOPIC_DEMONSTRATION,
        LeadTopic::Plan => keys::site_contact::TOPIC_PLAN,
        LeadTopic::Partnership => keys::site_contact::TOPIC_PARTNERSHIP,
    }
}

/// A field that people don't see and machines fill.
#[component]
pub(super) fn Trap(form: &'static str) -> impl IntoView {
    let id = format!("{form}-website");
    view! {
        <div class="visually-hidden" aria-hidden="true">
            <label for=id.clone()>{words::texts().text(keys::site_contact::TRAP)}</label>
            <input id=id name="website" type="text" tabindex="-1" autocomplete="off"/>
        </div>
    }
}

/// The box by which a visitor agrees. Its value is the edition of the sentence beside it.
#[component]
pub(super) fn Agree(form: &'static str, text: Key, error: Signal<Option<String>>) -> impl IntoView {
    let texts = words::texts();
    let (id, error_id) = (format!("{form}-consent"), format!("{form}-consent-error"));
    let message = move || error.get().map(|it| view! { <Icon name="circle-alert"/><span>{it}</span> });
    let privacy = texts.locale().page(SitePage::Privacy.path());
    view! {
        <div class="field">
            <div class="agree">
                <input
                    type="checkbox"
                    id=id.clone()
                    name="consent"
                    value=CONSENT
                    aria-describedby=error_id.clone()
                    aria-invalid=move || error.with(|it| it.is_some().then_some("true"))
                />
                <label for=id>{texts.text(text)}</label>
            </div>
            <p class="field-error" id=error_id>{message}</p>
            <p class="field-hint"><a class="link" href=privacy rel="external">{texts.text(keys::site::PRIVACY)}</a></p>
        </div>
    }
    .erased()
}

/// What happens with a message, and where else one can write.
#[component]
fn Next() -> impl IntoView {
    let texts = words::texts();
    let operator = Known::new(|| (), |()| port::call(ShowOperator {}));
    let points: Vec<_> = [keys::site_contact::NEXT_A, keys::site_contact::NEXT_B, keys::site_contact::NEXT_C]
        .into_iter()
        .map(|point| view! { <li class="point"><Icon name="check"/><p class="t-sm">{texts.text(point)}</p></li> })
        .collect();
    view! {
        <aside class="contact-next">
            <h2 class="t-lg">{texts.text(keys::site_contact::NEXT_TITLE)}</h2>
            <ul class="points single">{points}</ul>
            <Suspense fallback=|| ()>
                {move || Suspend::new(async move {
                    let email = operator.await.ok().and_then(|operator| operator.email);
                    email.map(|email| view! {
                        <div class="grid gap-1">
                            <h2 class="t-md">{texts.text(keys::site_contact::DIRECT)}</h2>
                            <p>{mail_link(email)}</p>
                        </div>
                    })
                })}
            </Suspense>
        </aside>
    }
    .erased()
}
