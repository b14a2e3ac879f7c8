//! The newsletter: asking for it, confirming the address, leaving. What a mailed link opens does nothing before a button is
//! pressed, because programs that look into mails open every address that they find.

use super::SitePage;
use super::contact::{Agree, Trap};
use super::site_frame::{Opening, SiteFrame};
use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Alert, Autofill, Button, Look, TextField, Tone};
use crate::words;
use domain::Operation;
use domain::growth::{ConfirmNewsletter, JoinNewsletter, LeaveNewsletter};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use texts::{Key, keys};

use keys::site_contact::*;

/// Asking for the newsletter.
#[component]
pub fn NewsletterPage() -> impl IntoView {
    let main = if asked("sent") { said(NEWS_SENT_TITLE, NEWS_SENT_TEXT) } else { view! { <Ask/> }.erased() };
    one_form(SitePage::Newsletter, (NEWS_TITLE, NEWS_LEAD), main)
}

/// Where the link of a mail confirms an address.
#[component]
pub fn ConfirmNewsletterPage() -> impl IntoView {
    let main = match asked("done") {
        true => said(CONFIRMED_TITLE, CONFIRMED_TEXT),
        false => press::<ConfirmNewsletter>(CONFIRM_SEND),
    };
    one_form(SitePage::ConfirmNewsletter, (CONFIRM_TITLE, CONFIRM_LEAD), main)
}

/// Where the link of a mail leaves the newsletter.
#[component]
pub fn LeaveNewsletterPage() -> impl IntoView {
    let main = match asked("done") {
        true => said(LEFT_TITLE, LEFT_TEXT),
        false => press::<LeaveNewsletter>(LEAVE_SEND),
    };
    one_form(SitePage::LeaveNewsletter, (LEAVE_TITLE, LEAVE_LEAD), main)
}

fn one_form(page: SitePage, (title, lead): (Key, Key), main: AnyView) -> impl IntoView {
    let texts = words::texts();
    view! {
        <SiteFrame page>
            <Opening title=texts.text(title).into() lead=texts.text(lead).into()/>
            <section class="band contact"><div class="contact-form">{main}</div></section>
        </SiteFrame>
    }
}

fn asked(member: &str) -> bool {
    use_query_map().with_untracked(|map| map.get_str(member).is_some())
}

fn said(title: Key, text: Key) -> AnyView {
    let texts = words::texts();
    view! {
        <Alert tone=Tone::Success title=texts.text(title).to_owned() live=true>
            <p>{texts.text(text)}</p>
        </Alert>
    }
    .erased()
}

#[component]
fn Ask() -> impl IntoView {
    let texts = words::texts();
    let form = Form::<JoinNewsletter>::new();
    view! {
        <OperationForm form>
            <TextField
                form="newsletter"
                name="email"
                label=texts.text(EMAIL)
                autofill=Autofill::OwnEmail
                error=form.error("email")
            />
            <Trap form="newsletter"/>
            <Agree form="newsletter" text=NEWS_CONSENT error=form.error("consent")/>
            <input type="hidden" name="page" value=SitePage::Newsletter.path()/>
            <input type="hidden" name="language" value=texts.locale().code()/>
            <Button look=Look::Primary r#type="submit" busy=form.pending()>{texts.text(NEWS_SEND)}</Button>
        </OperationForm>
    }
    .erased()
}

/// The button that carries a mailed link's token on.
fn press<O: Operation>(label: Key) -> AnyView {
    let texts = words::texts();
    let token = use_query_map().with_untracked(|map| map.get_str("token").map(str::to_owned));
    let Some(token) = token.filter(|token| !token.is_empty()) else {
        return view! {
            <Alert tone=Tone::Warning title=texts.text(NO_LINK_TITLE).to_owned()>
                <p>{texts.text(NO_LINK_TEXT)}</p>
            </Alert>
        }
        .erased();
    };
    let form = Form::<O>::new();
    view! {
        <OperationForm form>
            <input type="hidden" name="token" value=token/>
            <Button look=Look::Primary r#type="submit" busy=form.pending()>{texts.text(label)}</Button>
        </OperationForm>
    }
    .erased()
}
