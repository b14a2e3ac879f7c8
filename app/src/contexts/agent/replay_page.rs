//! An errand step by step, as the log has it.

use super::agent_page::keeps_rules;
use super::members::members;
use crate::contexts::platform::called;
use crate::lists::{Sheet, use_param};
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Event, PageTitle, Timeline, json_lines};
use crate::words;
use domain::Refusal;
use domain::agent::{ErrandMoment, ReplayErrand};
use leptos::prelude::*;
use texts::keys;

/// An errand step by step.
#[component]
pub fn ReplayPage(base: &'static str) -> impl IntoView {
    let id = use_param("id");
    let moments = Known::new(move || id.get(), replay);
    let back = format!("{base}/{}", id.get_untracked());
    view! {
        <Sheet
            back=back
            name=keys::agent::BACK_TO_ERRAND
            known=moments
            rows=6
            show=move |moments| view! { <Moments moments/> }.erased()
        />
    }
    .erased()
}

async fn replay(id: String) -> Result<Vec<ErrandMoment>, Refusal> {
    let id = id.parse().map_err(|_| Refusal::not_found())?;
    port::call(ReplayErrand { id }).await
}

#[component]
fn Moments(moments: Vec<ErrandMoment>) -> impl IntoView {
    let texts = words::texts();
    let title = texts.text(keys::agent::REPLAY_TITLE);
    let parts = vec![title.to_owned(), "Portico".to_owned()];
    let also =
        keeps_rules().then(|| view! { <p class="t-sm text-fg-muted">{texts.text(keys::agent::REPLAY_ALSO)}</p> });
    let events: Vec<_> = moments.into_iter().map(moment).collect();
    view! {
        <PageTitle parts/>
        <h1 class="page-title">{title}</h1>
        <p>{texts.text(keys::agent::REPLAY_INTRO)}</p>
        {also}
        <Timeline events/>
    }
    .erased()
}

fn moment(moment: ErrandMoment) -> Event {
    let texts = words::texts();
    let (event, what) = (moment.kind.clone(), words::happened(texts, &moment.kind));
    let title = moment.title.map(|title| view! { <bdi class="text-fg-muted">{title}</bdi> });
    let what = view! {
        <details data-event=event>
            <summary>
                <span>{what}</span>
                " "
                {title}
            </summary>
            {members(moment.members)}
            <p class="t-sm text-fg-muted"><code dir="ltr">{moment.kind}</code></p>
            <pre class="code" dir="ltr" tabindex="0">{json_lines(&moment.payload)}</pre>
        </details>
    };
    let by = called(&moment.by, moment.by_name.as_deref());
    let about = view! {
        <Time at=moment.at show=Show::Minute/>
        " "
        <bdi title=moment.by>{by}</bdi>
        " "
        <code dir="ltr">{moment.door}</code>
    };
    Event { is_current: false, what: what.erased(), about: about.erased() }
}
