//! When a schedule falls next, and what became of its last falls.

use super::labels;
use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::{Event, Timeline};
use crate::words;
use domain::Moment;
use domain::kernel::FieldFault;
use domain::templates::{FallOutcome, FallRefusal, FallRow};
use leptos::prelude::*;
use texts::keys;

/// The next falls.
#[component]
pub(super) fn NextFalls(falls: Vec<Moment>) -> impl IntoView {
    let texts = words::texts();
    if falls.is_empty() {
        return view! { <p class="t-sm text-fg-muted">{texts.text(keys::schedules::NO_NEXT)}</p> }.erased();
    }
    let falls: Vec<_> = falls
        .into_iter()
        .map(|at| view! { <li data-next-fall=at.rfc3339()><Time at show=Show::Minute/></li> })
        .collect();
    view! { <ol class="grid gap-2">{falls}</ol> }.erased()
}

/// What became of the last falls, the latest first.
#[component]
pub(super) fn LastFalls(falls: Vec<FallRow>) -> impl IntoView {
    let texts = words::texts();
    if falls.is_empty() {
        return view! { <p class="t-sm text-fg-muted">{texts.text(keys::schedules::NO_LAST)}</p> }.erased();
    }
    let events: Vec<_> = falls.into_iter().map(event).collect();
    view! { <Timeline events/> }.erased()
}

fn event(fall: FallRow) -> Event {
    let FallRow { due, outcome, falls, execution, why } = fall;
    let texts = words::texts();
    let run = execution.map(|id| {
        view! {
            <a class="link" href=format!("/client/runs/{id}")>{texts.text(keys::schedules::TO_THE_RUN)}</a>
        }
    });
    let said = match outcome {
        FallOutcome::Started => None,
        FallOutcome::Refused => why.map(|why| reason(&why)),
        FallOutcome::Missed => Some(texts.count(keys::schedules::MISSED, u64::from(falls))),
    };
    let said = said.map(|said| view! { <p>{said}</p> });
    Event {
        is_current: false,
        what: view! {
            <span class="flex gap-2 items-center" data-fall=outcome.as_str()>
                {labels::badge(labels::outcome(outcome))}
                {run}
            </span>
        }
        .erased(),
        about: view! {
            <Time at=due show=Show::Minute/>
            {said}
        }
        .erased(),
    }
}

/// Why a run was refused, and what to do.
fn reason(why: &FallRefusal) -> String {
    let fault =
        FieldFault { field: String::new(), code: why.code.clone(), params: why.params.clone(), message: String::new() };
    words::fault(words::texts(), &fault)
}
