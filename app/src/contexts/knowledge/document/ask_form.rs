//! Asking for approval: of whom, and for how long it lasts.

use super::super::space::{holders_of, refused};
use crate::forms::Form;
use crate::port::Erased;
use crate::ui::{Button, Choice, Field, FindField, Icon, IconButton, Look, Toasts};
use crate::words;
use domain::Operation;
use domain::kernel::{DocumentId, PersonId, SpaceId};
use domain::knowledge::{AskApproval, HolderKind};
use leptos::prelude::*;
use texts::keys;

/// A button that opens the question: people are found by name, and whoever is named is asked. Without scripts the keepers are.
#[component]
pub(super) fn AskForm(id: DocumentId, space: SpaceId, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<AskApproval>::new();
    let toasts = Toasts::get();
    form.on_answer(move |_, ()| {
        toasts.done(texts.text(keys::knowledge_pages::ASKED).to_owned());
        changed.run(());
    });
    let (people, days) = (RwSignal::new(Vec::<Choice>::new()), RwSignal::new(String::new()));
    let on_choose = Callback::new(move |choice: Choice| {
        people.update(|people| {
            if !people.contains(&choice) {
                people.push(choice);
            }
        });
    });
    let ask = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let reviewers = people.with_untracked(|people| people.iter().filter_map(person).collect());
        // What is no number is none that the rules take, so that they say what is.
        let expires_in_days = days.with_untracked(|days| match days.trim() {
            "" => None,
            days => Some(days.parse().unwrap_or_default()),
        });
        form.submit(AskApproval { id, reviewers, expires_in_days });
    };
    let chips = move || people.get().into_iter().map(|person| chip(person, people)).collect::<Vec<_>>();
    view! {
        <details class="confirm">
            <summary class=Look::Primary.class()>
                <Icon name="stamp"/>
                {texts.text(keys::knowledge_pages::ASK)}
            </summary>
            <div class="confirm-body">
                <form class="form" method="post" action=AskApproval::CALL novalidate=true on:submit=ask>
                    <input type="hidden" name="id" value=id.to_string()/>
                    <p class="t-sm text-fg-muted">{texts.text(keys::knowledge_pages::ASK_HINT)}</p>
                    <FindField
                        id="reviewer"
                        label=texts.text(keys::knowledge_pages::REVIEWERS)
                        nothing=texts.text(keys::knowledge_pages::NOBODY_FOUND)
                        finder=holders_of(space, Some(HolderKind::Person))
                        on_choose
                    />
                    <ul class="chips">{chips}</ul>
                    <Field
                        id="ask-days"
                        label=texts.text(keys::knowledge_pages::LASTS_DAYS)
                        hint=Some(texts.text(keys::knowledge_pages::LASTS_HINT))
                        error=form.error("expiresInDays")
                    >
                        <input
                            class="input"
                            id="ask-days"
                            name="expiresInDays"
                            inputmode="numeric"
                            autocomplete="off"
                            dir="ltr"
                            aria-describedby="ask-days-error ask-days-hint"
                            on:input=move |event| days.set(event_target_value(&event))
                        />
                    </Field>
                    {move || refused(form.refusal().get())}
                    <div class="actions">
                        <Button look=Look::Primary r#type="submit" busy=form.pending()>
                            {texts.text(keys::knowledge_pages::ASK)}
                        </Button>
                    </div>
                </form>
            </div>
        </details>
    }
    .erased()
}

/// The person of a choice among people.
fn person(choice: &Choice) -> Option<PersonId> {
    choice.id.split_once(':')?.1.parse().ok()
}

fn chip(choice: Choice, people: RwSignal<Vec<Choice>>) -> AnyView {
    let name = choice.name.clone();
    let out = move |_| people.update(|people| people.retain(|it| it.id != choice.id));
    view! {
        <li class="chip">
            <bdi dir="auto">{name}</bdi>
            <IconButton icon="x" label=words::texts().text(keys::knowledge_pages::TAKE_OUT) on:click=out/>
        </li>
    }
    .erased()
}
