//! The answer as it comes.

use super::cancel::CancelButton;
use super::labels::{self, StatusBadge, goes_on};
use super::live::{Live, watch};
use crate::port::Erased;
use crate::ui::{Alert, Tone, later};
use crate::words;
use core::time::Duration;
use domain::kernel::{ExecutionId, PersonId};
use domain::workspaces::{ExecutionStatus, FinishReason};
use leptos::prelude::*;
use texts::keys;

/// How long a run may wait before the page says what it waits for.
const PATIENCE: Duration = Duration::from_secs(10);

/// Prompt, status, the answer as it comes, and the way to end it. `actions` stand below when it has ended.
#[component]
pub(super) fn LiveRun(
    id: ExecutionId,
    prompt: String,
    /// What is known of it already.
    first: Live,
    /// Who started it; `None` for the person themselves.
    #[prop(optional_no_strip)]
    maker: Option<PersonId>,
    /// Called when the run has ended.
    on_end: Callback<()>,
) -> impl IntoView {
    let live = RwSignal::new(first);
    watch(id, live, on_end);
    let status = Memo::new(move |_| live.with(|live| live.status));
    view! {
        <div class="run">
            <p class="said said-prompt" dir="auto">{prompt}</p>
            <div class="actions">
                <span role="status" data-run-status=move || status.get().as_str()>{move || view! { <StatusBadge status=status.get()/> }}</span>
                {move || goes_on(status.get()).then(|| view! { <CancelButton id maker/> })}
            </div>
            <Answer live/>
        </div>
    }
    .erased()
}

#[component]
fn Answer(live: RwSignal<Live>) -> impl IntoView {
    let texts = words::texts();
    let is_late = RwSignal::new(false);
    Effect::new(move |_| later(PATIENCE, move || is_late.set(true)));
    let status = Memo::new(move |_| live.with(|live| live.status));
    let is_silent = Memo::new(move |_| live.with(|live| live.answer.is_empty()));
    let waiting = move || {
        (goes_on(status.get()) && is_silent.get()).then(|| {
            let is_long = is_late.get() && status.get() == ExecutionStatus::Queued;
            texts.text(if is_long { keys::workspaces::WAITING_LONG } else { keys::workspaces::WAITING })
        })
    };
    let lost = Memo::new(move |_| live.with(|live| live.is_lost && goes_on(live.status)));
    view! {
        <div aria-busy=move || goes_on(status.get()).then_some("true")>
            <p class="said" dir="auto">
                <span data-answer="">{move || live.with(|live| live.answer.clone())}</span>
                {move || waiting().map(|text| view! { <span class="waiting">{text}</span> })}
                {move || goes_on(status.get()).then(|| view! { <span class="caret" aria-hidden="true"></span> })}
            </p>
        </div>
        {move || lost.get().then(|| {
            view! {
                <Alert tone=Tone::Warning live=true>
                    <p>{texts.text(keys::workspaces::RECONNECTING)}</p>
                </Alert>
            }
        })}
        {move || live.with(|live| outcome(live.finish, live.failure))}
    }
    .erased()
}

/// What has to be said about the way that a run ended, if anything.
pub(super) fn outcome(finish: Option<FinishReason>, failure: Option<domain::workspaces::Failure>) -> Option<AnyView> {
    let texts = words::texts();
    let (tone, key) = match (finish, failure) {
        (_, Some(failure)) => (Tone::Danger, labels::failure(failure)),
        (Some(FinishReason::Length), None) => (Tone::Warning, keys::workspaces::CUT_OFF),
        _ => return None,
    };
    Some(view! { <Alert tone live=true><p>{texts.text(key)}</p></Alert> }.erased())
}
