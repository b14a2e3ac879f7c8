//! How somebody signs in.

use crate::lists::Shown;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Badge, Fact, Facts, Tone};
use crate::words::{self, number};
use domain::identity::{PersonSecurity, ShowPersonSecurity};
use domain::kernel::PersonId;
use leptos::prelude::*;
use texts::keys;

/// When somebody last signed in, and what they are asked for.
#[component]
pub(super) fn SignIns(id: PersonId) -> impl IntoView {
    let known = Known::new(|| (), move |()| port::call(ShowPersonSecurity { id }));
    view! {
        <h2 class="t-md">{words::texts().text(keys::homes::SIGN_INS)}</h2>
        <Shown known rows=2 show=shown/>
    }
    .erased()
}

fn shown(security: PersonSecurity) -> AnyView {
    let texts = words::texts();
    let last = match security.last_signed_in_at {
        Some(at) => view! { <Time at show=Show::Minute/> }.erased(),
        None => view! { <span>{texts.text(keys::security::NEVER)}</span> }.erased(),
    };
    let (tone, icon, factor) = match security.second_factor_since {
        Some(_) => (Tone::Success, "shield-check", keys::security::IS_ON),
        None => (Tone::Neutral, "circle-minus", keys::homes::IS_OFF),
    };
    view! {
        <Facts>
            <Fact name=texts.text(keys::homes::LAST_SIGN_IN)>{last}</Fact>
            <Fact name=texts.text(keys::security::SECOND_FACTOR)><Badge tone icon label=texts.text(factor)/></Fact>
            <Fact name=texts.text(keys::security::PASSKEYS)>{number(security.passkeys.into())}</Fact>
            <Fact name=texts.text(keys::homes::SESSIONS)>{number(security.sessions.into())}</Fact>
        </Facts>
    }
    .erased()
}
