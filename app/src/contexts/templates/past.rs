//! What has happened to a template: versions, moves of labels, offers.

use super::labels;
use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::{Event, Timeline};
use crate::words;
use domain::templates::{TemplateMoment, TemplateStep};
use leptos::prelude::*;
use texts::keys;

/// What has happened, the latest first.
#[component]
pub(super) fn Past(history: Vec<TemplateMoment>) -> impl IntoView {
    let texts = words::texts();
    let events: Vec<_> = history.into_iter().map(event).collect();
    view! {
        <section class="section" aria-labelledby="template-past">
            <h2 class="t-md" id="template-past">{texts.text(keys::templates::HISTORY)}</h2>
            <Timeline events/>
        </section>
    }
    .erased()
}

fn event(moment: TemplateMoment) -> Event {
    let what = sentence(&moment);
    let TemplateMoment { why, by_name, at, .. } = moment;
    let who = by_name.map(|name| view! { <bdi dir="auto">{name}</bdi> });
    let why = why.map(|why| view! { <p><bdi dir="auto">{why}</bdi></p> });
    Event {
        is_current: false,
        what: view! { <span>{what}</span> }.erased(),
        about: view! {
            <span class="flex gap-2">
                <Time at show=Show::Minute/>
                {who}
            </span>
            {why}
        }
        .erased(),
    }
}

fn sentence(moment: &TemplateMoment) -> String {
    let texts = words::texts();
    let number = |version: Option<u32>| version.map(|version| version.to_string()).unwrap_or_default();
    match moment.step {
        TemplateStep::Published => texts.fill(keys::templates::SAYS_PUBLISHED, &[("number", &number(moment.version))]),
        TemplateStep::LabelMoved => {
            let label = moment.label.as_deref().unwrap_or_default();
            let to = number(moment.version);
            match moment.before {
                Some(before) => texts
                    .fill(keys::templates::SAYS_MOVED, &[("label", label), ("from", &before.to_string()), ("to", &to)]),
                None => texts.fill(keys::templates::SAYS_LABELLED, &[("label", label), ("to", &to)]),
            }
        }
        TemplateStep::Offered => {
            let audience = moment.audience.map(|audience| texts.text(labels::audience(audience).2)).unwrap_or_default();
            texts.fill(keys::templates::SAYS_OFFERED, &[("audience", audience)])
        }
        TemplateStep::Retired => texts.text(keys::templates::SAYS_RETIRED).to_owned(),
    }
}
