//! Terms, privacy and imprint. Who is behind the site, the settings of the installation say.

use super::SitePage;
use super::about::Parts;
use super::site_frame::{Opening, SiteFrame};
use crate::port::{self, Erased, Known};
use crate::ui::{Alert, Fact, Facts, Tone};
use crate::words;
use domain::tenancy::{Operator, ShowOperator};
use leptos::prelude::*;
use texts::{Key, keys};

use keys::site_legal::*;

const TERMS: [(Key, Key); 5] = [
    (TERMS_ACCOUNT, TERMS_ACCOUNT_TEXT),
    (TERMS_USE, TERMS_USE_TEXT),
    (TERMS_CONTENT, TERMS_CONTENT_TEXT),
    (TERMS_ANSWERS, TERMS_ANSWERS_TEXT),
    (TERMS_END, TERMS_END_TEXT),
];
const PRIVACY: [(Key, Key); 7] = [
    (PRIVACY_VISIT, PRIVACY_VISIT_TEXT),
    (PRIVACY_COUNT, PRIVACY_COUNT_TEXT),
    (PRIVACY_CONTACT, PRIVACY_CONTACT_TEXT),
    (PRIVACY_NEWS, PRIVACY_NEWS_TEXT),
    (PRIVACY_ACCOUNT, PRIVACY_ACCOUNT_TEXT),
    (PRIVACY_ERASE, PRIVACY_ERASE_TEXT),
    (PRIVACY_RIGHTS, PRIVACY_RIGHTS_TEXT),
];

/// The terms of use.
#[component]
pub fn TermsPage() -> impl IntoView {
    let texts = words::texts();
    view! {
        <SiteFrame page=SitePage::Terms>
            <Opening title=texts.text(keys::site::TERMS).into() lead=texts.text(TERMS_LEAD).into()/>
            <Parts parts=&TERMS/>
            <Responsible/>
        </SiteFrame>
    }
}

/// What is kept about people.
#[component]
pub fn PrivacyPage() -> impl IntoView {
    let texts = words::texts();
    view! {
        <SiteFrame page=SitePage::Privacy>
            <Opening title=texts.text(keys::site::PRIVACY).into() lead=texts.text(PRIVACY_LEAD).into()/>
            <Parts parts=&PRIVACY/>
            <Counted/>
            <Responsible/>
        </SiteFrame>
    }
}

/// Whether visits are counted, and the way to have it otherwise. It works without scripts.
#[component]
fn Counted() -> impl IntoView {
    let texts = words::texts();
    let boot = port::use_boot();
    let next = boot.locale.page(SitePage::Privacy.path());
    let (choice, label) = if boot.counted { ("off", COUNT_OFF) } else { ("on", COUNT_ON) };
    let href = format!("/preferences?count={choice}&next={next}");
    let is_off = (!boot.counted).then(|| view! { <p>{texts.text(COUNT_IS_OFF)}</p> });
    view! {
        <section class="band parts">
            <div class="part">
                {is_off}
                <p><a class="link" href=href rel="external nofollow">{texts.text(label)}</a></p>
            </div>
        </section>
    }
}

/// Who runs the installation.
#[component]
pub fn ImprintPage() -> impl IntoView {
    let texts = words::texts();
    let version = env!("CARGO_PKG_VERSION");
    view! {
        <SiteFrame page=SitePage::Imprint>
            <Opening title=texts.text(keys::site::IMPRINT).into() lead=texts.text(keys::site::IMPRINT_ABOUT).into()/>
            <Responsible/>
            <div class="band parts">
                <section class="part">
                    <h2 class="t-xl">{texts.text(SOFTWARE)}</h2>
                    <p>{texts.fill(SOFTWARE_TEXT, &[("version", version)])}</p>
                </section>
            </div>
        </SiteFrame>
    }
}

/// Who is behind the site, or that nobody has said so.
#[component]
fn Responsible() -> impl IntoView {
    let texts = words::texts();
    let operator = Known::new(|| (), |()| port::call(ShowOperator {}));
    view! {
        <section class="band parts">
            <div class="part">
                <h2 class="t-xl">{texts.text(WHO)}</h2>
                <Suspense fallback=|| ()>
                    {move || Suspend::new(async move { facts(operator.await.unwrap_or_default()) })}
                </Suspense>
            </div>
        </section>
    }
    .erased()
}

fn facts(operator: Operator) -> AnyView {
    let texts = words::texts();
    let Operator { name: Some(name), address, email } = operator else {
        return view! {
            <Alert tone=Tone::Warning title=texts.text(UNNAMED_TITLE).to_owned()>
                <p>{texts.text(UNNAMED_TEXT)}</p>
            </Alert>
        }
        .erased();
    };
    let address = address.map(|it| view! { <Fact name=texts.text(ADDRESS)><bdi>{it}</bdi></Fact> });
    let email = email.map(|it| view! { <Fact name=texts.text(EMAIL)>{mail_link(it)}</Fact> });
    view! {
        <Facts>
            <Fact name=texts.text(NAME)><bdi>{name}</bdi></Fact>
            {address}
            {email}
        </Facts>
    }
    .erased()
}

/// An address that one can write to.
pub(super) fn mail_link(address: String) -> AnyView {
    view! { <a class="link" href=format!("mailto:{address}") rel="external" dir="ltr">{address.clone()}</a> }.erased()
}
