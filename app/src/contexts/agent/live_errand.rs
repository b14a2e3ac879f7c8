//! An errand as it goes on: followed live, each call a card of its own. Without scripts, what there was when the page was made.

use super::call_card::CallCard;
use super::labels::{self, StatusBadge};
use crate::forms::{Form, OperationForm};
use crate::port::{self, Erased};
use crate::ui::{Alert, Button, Look, Tone};
use crate::words;
use domain::agent::{CancelErrand, ErrandCall, ErrandDetail, ErrandStatus, WatchErrand};
use domain::kernel::ErrandId;
use futures::StreamExt;
use futures::future::abortable;
use leptos::prelude::*;
use leptos::task::spawn_local;
use texts::keys;

/// One thing in the row of what has happened.
#[derive(Clone)]
enum Item {
    /// What was thought in a turn.
    Said(u32, String),
    /// A call, and whether the person who looks may approve or decline it.
    Call(ErrandId, Box<ErrandCall>, Decides),
}

/// What the person who looks may do about a call that waits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Decides {
    /// Let it be made.
    pub approve: bool,
    /// Keep it from being made.
    pub decline: bool,
}

impl Item {
    /// Another one where anything about it is another: a card is made anew, and never turned into another one.
    fn key(&self) -> String {
        match self {
            Self::Said(turn, _) => format!("said-{turn}"),
            Self::Call(_, call, _) => format!("call-{}-{}", call.call, call.stage.as_str()),
        }
    }
}

/// The errand, followed until it ends.
#[component]
pub(super) fn LiveErrand(first: ErrandDetail) -> impl IntoView {
    let texts = words::texts();
    let (id, text, ended) = (first.id, first.text.clone(), first.status.has_ended());
    let live = RwSignal::new(first);
    let is_lost = RwSignal::new(false);
    if !ended {
        watch(id, live, is_lost);
    }
    let status = Memo::new(move |_| live.with(|errand| errand.status));
    let goes_on = Memo::new(move |_| !status.get().has_ended());
    let may_stop = live.with_untracked(|errand| errand.may_stop);
    let items = move || live.with(items);
    let badge = move || view! { <StatusBadge status=status.get()/> };
    view! {
        <p class="said" dir="auto">{text}</p>
        <p data-errand-status=move || status.get().as_str() aria-live="polite">{badge}</p>
        <ol class="errand" aria-label=texts.text(keys::agent::STEPS)>
            <For each=items key=Item::key children=item/>
        </ol>
        <Show when=move || status.get() == ErrandStatus::Working || status.get() == ErrandStatus::Queued>
            <p class="waiting">{texts.text(keys::agent::WORKING)}</p>
        </Show>
        <Show when=move || status.get() == ErrandStatus::Done>
            <Answer live/>
        </Show>
        <Show when=move || status.get() == ErrandStatus::Failed>
            <Failed live/>
        </Show>
        <Show when=move || is_lost.get() && goes_on.get()>
            <Alert tone=Tone::Warning live=true><p>{texts.text(keys::workspaces::RECONNECTING)}</p></Alert>
        </Show>
        <Show when=move || goes_on.get() && may_stop>
            <Stop id/>
        </Show>
    }
    .erased()
}

fn items(errand: &ErrandDetail) -> Vec<Item> {
    let decides = Decides { approve: errand.may_approve, decline: errand.may_stop };
    let mut items = Vec::new();
    for turn in &errand.turns {
        // What is said beside no call is the answer, which stands by itself.
        if !turn.said.is_empty() && !turn.calls.is_empty() {
            items.push(Item::Said(turn.turn, turn.said.clone()));
        }
        items.extend(turn.calls.iter().map(|call| Item::Call(errand.id, Box::new(call.clone()), decides)));
    }
    items
}

fn item(item: Item) -> impl IntoView {
    let inside = match item {
        Item::Said(_, said) => view! { <p class="said" dir="auto">{said}</p> }.erased(),
        Item::Call(errand, call, decides) => view! { <CallCard errand call=*call decides/> }.erased(),
    };
    view! { <li>{inside}</li> }
}

#[component]
fn Answer(live: RwSignal<ErrandDetail>) -> impl IntoView {
    let texts = words::texts();
    let (answer, sources) = live.with_untracked(|errand| (errand.answer.clone(), errand.sources.clone()));
    let rows: Vec<_> = sources.into_iter().map(|source| view! { <li><bdi>{source.title}</bdi></li> }).collect();
    let sources = (!rows.is_empty()).then(|| {
        view! {
            <h3 class="t-sm">{texts.text(keys::agent::SOURCES)}</h3>
            <ul>{rows}</ul>
        }
    });
    view! {
        <section class="section" aria-labelledby="errand-answer">
            <h2 class="t-md" id="errand-answer">{texts.text(keys::agent::ANSWER)}</h2>
            <p class="said" dir="auto" data-answer="">{answer}</p>
            {sources}
        </section>
    }
    .erased()
}

#[component]
fn Failed(live: RwSignal<ErrandDetail>) -> impl IntoView {
    let texts = words::texts();
    let failure = live.with_untracked(|errand| errand.failure);
    let why = failure.map_or("", |failure| texts.text(labels::failure(failure)));
    view! { <Alert tone=Tone::Danger><p>{why}</p></Alert> }.erased()
}

#[component]
fn Stop(id: ErrandId) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<CancelErrand>::new();
    view! {
        <OperationForm form class="actions">
            <input type="hidden" name="id" value=id.to_string()/>
            <Button look=Look::Danger r#type="submit" icon="circle-stop" busy=form.pending()>
                {texts.text(keys::agent::STOP)}
            </Button>
        </OperationForm>
    }
    .erased()
}

/// Watches the errand until it ends. Stops when the caller's owner goes.
fn watch(id: ErrandId, live: RwSignal<ErrandDetail>, is_lost: RwSignal<bool>) {
    Effect::new(move |_| {
        let mut steps = port::watch(&WatchErrand { id });
        let (task, handle) = abortable(async move {
            while let Some(step) = steps.next().await {
                match step {
                    Ok(step) => {
                        is_lost.set(false);
                        let ends = step.status.has_ended();
                        live.set(step.errand);
                        if ends {
                            return;
                        }
                    }
                    Err(_) => is_lost.set(true),
                }
            }
        });
        spawn_local(async move {
            let _ = task.await;
        });
        on_cleanup(move || handle.abort());
    });
}
