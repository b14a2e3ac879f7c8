//! Where one is signed in, and the end of it.

use super::labels;
use crate::forms::{Confirm, Form};
use crate::lists::Shown;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Badge, Fact, Facts, Icon, Look, Tone};
use crate::words;
use domain::Page;
use domain::identity::{EndOtherSessions, EndSession, MySessions, SessionRow};
use leptos::prelude::*;
use texts::keys;

/// More sessions than anybody has at once.
const ROWS: u16 = 100;

/// One's own sessions.
#[component]
pub(super) fn SessionsSection() -> impl IntoView {
    let texts = words::texts();
    let page = Known::new(|| (), |()| port::call(MySessions { limit: Some(ROWS), ..MySessions::default() }));
    let others = Form::<EndOtherSessions>::new();
    others.on_answer(move |_, _| page.refetch());
    let drawn = move |page_of: Page<SessionRow>| {
        let has_others = page_of.data.iter().any(|row| !row.current);
        let changed = Callback::new(move |()| page.refetch());
        let rows: Vec<_> = page_of.data.into_iter().map(|row| view! { <Session row changed/> }).collect();
        let all = has_others.then(|| {
            view! {
                <Confirm
                    form=others
                    look=Look::Danger
                    label=texts.text(keys::security::END_OTHERS)
                    question=texts.text(keys::security::END_OTHERS_QUESTION)
                />
            }
        });
        view! { <ul class="grid gap-3">{rows}</ul> {all} }.erased()
    };
    view! {
        <section class="section">
            <h2 class="t-md">{texts.text(keys::security::SESSIONS)}</h2>
            <p class="text-fg-muted">{texts.text(keys::security::SESSIONS_INTRO)}</p>
            <Shown known=page rows=3 show=drawn/>
        </section>
    }
    .erased()
}

#[component]
fn Session(row: SessionRow, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<EndSession>::new();
    form.on_answer(move |_, _| changed.run(()));
    let (holder, icon) = labels::holder(row.holder);
    let device = if row.device.is_empty() { holder.to_owned() } else { row.device };
    let current = row
        .current
        .then(|| view! { <Badge tone=Tone::Success icon="circle-check" label=texts.text(keys::security::THIS_ONE)/> });
    let address = row.address.map(|address| {
        let network = row.network.map(labels::network);
        view! { <Fact name=texts.text(keys::security::ADDRESS)><bdi dir="ltr">{address}</bdi>" · "{network}</Fact> }
    });
    let means: Vec<_> = row.proved_by.into_iter().map(labels::means).collect();
    let question = if row.current { keys::security::END_THIS_QUESTION } else { keys::security::END_QUESTION };
    view! {
        <li class="card grid gap-3">
            <h3 class="flex flex-wrap items-center gap-2"><Icon name=icon/><bdi>{device}</bdi>{current}</h3>
            <Facts>
                {address}
                <Fact name=texts.text(keys::security::LAST_USED)><Time at=row.last_used_at show=Show::Minute/></Fact>
                <Fact name=texts.text(keys::security::BEGAN)><Time at=row.created_at show=Show::Minute/></Fact>
                <Fact name=texts.text(keys::security::PROVED_BY)>{means.join(" · ")}</Fact>
            </Facts>
            <Confirm
                form
                id=row.id.to_string()
                look=Look::Secondary
                label=texts.text(keys::security::END)
                question=texts.text(question)
            />
        </li>
    }
    .erased()
}
