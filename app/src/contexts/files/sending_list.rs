//! The files on their way, each with its progress and what can be done about it.

use super::sending::{Sending, Stage};
use crate::port::{self, Erased};
use crate::ui::{Button, Look};
use crate::words;
use domain::files::readable_bytes;
use leptos::prelude::*;
use texts::keys;

/// The files on their way. `on_change` is called when there may be room for the next one.
#[component]
pub(super) fn SendingList(line: RwSignal<Vec<Sending>>, on_change: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let remove = Callback::new(move |key: u32| {
        line.update(|line| line.retain(|sending| sending.chosen.key != key));
        on_change.run(());
    });
    let arrived = Memo::new(move |_| {
        line.with(|line| line.iter().filter(|sending| sending.stage.get() == Stage::Done).count() as u64)
    });
    view! {
        <ul class="sendings" aria-label=texts.text(keys::files::SENDINGS)>
            <For each=move || line.get() key=|sending| sending.chosen.key let:sending>
                <Row sending remove on_change/>
            </For>
        </ul>
        <p class="visually-hidden" role="status">
            {move || (arrived.get() > 0).then(|| texts.count(keys::files::ARRIVED, arrived.get()))}
        </p>
    }
    .erased()
}

#[component]
fn Row(sending: Sending, remove: Callback<u32>, on_change: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let name = sending.chosen.name.clone();
    let total = sending.chosen.size_bytes;
    let label = texts.fill(keys::files::PROGRESS, &[("name", &name)]);
    let progress = sending.clone();
    let figures = {
        let sending = sending.clone();
        move || {
            let (sent, total) = (readable_bytes(sending.bytes_sent()), readable_bytes(total));
            texts.fill(keys::files::SENT_OF, &[("sent", &sent), ("total", &total)])
        }
    };
    let stage = sending.stage;
    view! {
        <li class="sending" data-stage=move || stage.with(word)>
            <div class="sending-head">
                <bdi class="sending-name">{name}</bdi>
                <span class="t-sm text-fg-muted" dir="auto">{figures}</span>
            </div>
            <progress aria-label=label max=total.max(1).to_string() prop:value=move || progress.bytes_sent() as f64></progress>
            <p class="t-sm text-fg-muted">{move || stage.with(sentence)}</p>
            <Actions sending remove on_change/>
        </li>
    }
    .erased()
}

#[component]
fn Actions(sending: Sending, remove: Callback<u32>, on_change: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let stage = sending.stage;
    let key = sending.chosen.key;
    let sending = StoredValue::new(sending);
    let pause = move |_| {
        sending.with_value(Sending::pause);
        on_change.run(());
    };
    let again = move |_| {
        stage.set(Stage::Waiting);
        on_change.run(());
    };
    let cancel = move |_| {
        sending.with_value(Sending::cancel);
        remove.run(key);
    };
    let clear = move |_| {
        port::forget_file(key);
        remove.run(key);
    };
    let quiet = Look::Quiet;
    let is_moving = move || matches!(stage.get(), Stage::Waiting | Stage::Sending);
    let is_failed = move || matches!(stage.get(), Stage::Failed(_));
    let is_paused = move || stage.get() == Stage::Paused;
    let is_done = move || stage.get() == Stage::Done;
    // Each action stands in a place of its own: a button that took another's place would keep the other's click.
    view! {
        <div class="actions">
            <Show when=is_moving>
                <Button look=quiet icon="pause" on:click=pause>{texts.text(keys::files::PAUSE)}</Button>
            </Show>
            <Show when=is_paused>
                <Button look=quiet icon="play" on:click=again>{texts.text(keys::files::RESUME)}</Button>
            </Show>
            <Show when=is_failed>
                <Button look=quiet icon="rotate-cw" on:click=again>{texts.text(keys::shell::RETRY)}</Button>
            </Show>
            <Show when=move || !is_done()>
                <Button look=quiet icon="x" on:click=cancel>{texts.text(keys::files::CANCEL)}</Button>
            </Show>
            <Show when=is_done>
                <Button look=quiet icon="x" on:click=clear>{texts.text(keys::files::CLEAR)}</Button>
            </Show>
        </div>
    }
    .erased()
}

const fn word(stage: &Stage) -> &'static str {
    match stage {
        Stage::Waiting => "waiting",
        Stage::Sending => "sending",
        Stage::Paused => "paused",
        Stage::Lost => "lost",
        Stage::Failed(_) => "failed",
        Stage::Done => "done",
    }
}

fn sentence(stage: &Stage) -> String {
    let texts = words::texts();
    let key = match stage {
        Stage::Waiting => keys::files::STAGE_WAITING,
        Stage::Sending => keys::files::STAGE_SENDING,
        Stage::Paused => keys::files::STAGE_PAUSED,
        Stage::Lost => keys::files::STAGE_LOST,
        Stage::Failed(refusal) => return words::refusal(texts, refusal),
        Stage::Done => keys::files::STAGE_DONE,
    };
    texts.text(key).to_owned()
}
