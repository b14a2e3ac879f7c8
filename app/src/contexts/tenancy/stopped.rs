//! What the people of a tenant see that is being set up, suspended or deleted.

use crate::live;
use crate::port::{self, Erased, Known};
use crate::times;
use crate::ui::{Icon, PageTitle};
use crate::words;
use domain::Refusal;
use domain::platform::ThingKind;
use domain::tenancy::{ShowStanding, Standing};
use leptos::prelude::*;
use texts::keys;

/// Says why nobody of the tenant can work at present, and what each can still do. `refusal` is what the policy says.
#[component]
pub fn Stopped(refusal: Refusal) -> impl IntoView {
    port::set_status(403);
    let texts = words::texts();
    let standing = Known::new(|| (), |()| port::call(ShowStanding {}));
    live::follow(standing, &[ThingKind::Tenant]);
    let title = texts.text(keys::tenant::STOPPED_TITLE);
    view! {
        <PageTitle parts=vec![title.to_owned(), "Portico".to_owned()]/>
        <div class="empty">
            <Icon name="circle-pause"/>
            <h1 class="t-lg">{title}</h1>
            <p>{words::refusal(texts, &refusal)}</p>
            <Transition>
                {move || Suspend::new(async move { standing.await.ok().map(|standing| view! { <Why standing/> }) })}
            </Transition>
            <p>{texts.text(keys::tenant::STOPPED_TEXT)}</p>
            <div class="actions">
                <a class="btn btn-secondary" href="/account">{texts.text(keys::shell::ACCOUNT)}</a>
            </div>
        </div>
    }
    .erased()
}

#[component]
fn Why(standing: Standing) -> impl IntoView {
    let texts = words::texts();
    let reason = standing.reason.filter(|reason| !reason.is_empty());
    let reason = reason.map(|reason| {
        view! {
            <p>
                <span>{texts.text(keys::tenant::REASON)}</span>
                <span>": "</span>
                <bdi>{reason}</bdi>
            </p>
        }
    });
    view! {
        {reason}
        <p class="t-sm">
            <span>{texts.text(keys::tenant::SINCE)}</span>
            <span>": "</span>
            <span>{times::whole(standing.since)}</span>
        </p>
    }
    .erased()
}
