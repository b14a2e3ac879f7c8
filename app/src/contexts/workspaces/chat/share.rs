//! Who reads a conversation beside the person who began it.

use super::conversation::Around;
use crate::forms::{Form, OperationForm};
use crate::port::{self, Erased};
use crate::ui::Button;
use crate::words;
use domain::kernel::PersonId;
use domain::workspaces::chat::{ShareThread, ThreadDetail, ThreadSharing};
use domain::workspaces::{Colleague, ExecutionColleagues};
use leptos::prelude::*;
use leptos::task::spawn_local;
use texts::{Key, keys};

/// Nobody, the whole workspace, or some people. The people are asked for when somebody wants to choose them.
#[component]
pub(super) fn Share(thread: ThreadDetail, around: Around) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<ShareThread>::new();
    form.on_answer(move |_, ()| around.refresh.run(()));
    let chosen = RwSignal::new(thread.sharing);
    let colleagues = RwSignal::new(None::<Vec<Colleague>>);
    let run = thread.path.first().map(|turn| turn.execution);
    Effect::new(move |_| {
        let wants_people = chosen.get() == ThreadSharing::People && colleagues.with_untracked(Option::is_none);
        if let Some(id) = run.filter(|_| wants_people) {
            spawn_local(async move {
                let found = port::call(ExecutionColleagues { id }).await.unwrap_or_default();
                // Meanwhile the page may have gone.
                colleagues.try_set(Some(found));
            });
        }
    });
    let choices: Vec<_> = ThreadSharing::ALL.iter().map(|sharing| choice(*sharing, chosen)).collect();
    let people = thread.people;
    let names = move || {
        let shown = chosen.get() == ThreadSharing::People;
        shown.then(|| colleagues.get().map(|all| ticks(all, &people)))
    };
    view! {
        <OperationForm form>
            <input type="hidden" name="id" value=thread.id.to_string()/>
            <fieldset class="ticks">
                <legend class="field-label">{texts.text(keys::chat::SHARE)}</legend>
                {choices}
            </fieldset>
            {names}
            <div class="actions">
                <Button r#type="submit" icon="share-2" busy=form.pending()>{texts.text(keys::chat::SHARE_SAVE)}</Button>
            </div>
        </OperationForm>
    }
    .erased()
}

fn choice(sharing: ThreadSharing, chosen: RwSignal<ThreadSharing>) -> AnyView {
    let is_first = chosen.get_untracked() == sharing;
    view! {
        <label class="tick-line">
            <input
                type="radio"
                name="with"
                value=sharing.as_str()
                checked=is_first
                on:change=move |_| chosen.set(sharing)
            />
            <span>{words::texts().text(name(sharing))}</span>
        </label>
    }
    .erased()
}

/// The people who may enter the workspace, by name.
fn ticks(all: Vec<Colleague>, people: &[PersonId]) -> AnyView {
    let texts = words::texts();
    if all.is_empty() {
        return view! { <p class="t-sm text-fg-muted">{texts.text(keys::chat::SHARE_NOBODY_THERE)}</p> }.erased();
    }
    let boxes: Vec<_> = all
        .into_iter()
        .map(|Colleague { id, name }| {
            let is_one = people.contains(&id);
            view! {
                <label class="tick-line">
                    <input type="checkbox" name="people[]" value=id.to_string() checked=is_one/>
                    <bdi dir="auto">{name}</bdi>
                </label>
            }
        })
        .collect();
    view! {
        <fieldset class="ticks">
            <legend class="field-label">{texts.text(keys::chat::SHARE_PEOPLE)}</legend>
            {boxes}
        </fieldset>
    }
    .erased()
}

const fn name(sharing: ThreadSharing) -> Key {
    match sharing {
        ThreadSharing::Nobody => keys::chat::SHARE_NOBODY,
        ThreadSharing::Workspace => keys::chat::SHARE_WORKSPACE,
        ThreadSharing::People => keys::chat::SHARE_SOME,
    }
}
