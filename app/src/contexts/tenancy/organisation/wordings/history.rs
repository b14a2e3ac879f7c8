//! How the words in the place of a text have changed, and the way back to each of them.

use super::language::locale;
use super::text_page::forms;
use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::{Button, Column, Look, Table};
use crate::words;
use domain::Operation;
use domain::kernel::Language;
use domain::tenancy::{TextChange, TextDetail};
use leptos::prelude::*;
use std::marker::PhantomData;
use texts::{Key, keys};

/// The changes, the latest first. `B` brings words back.
#[component]
pub(super) fn History<B: Operation>(
    detail: TextDetail,
    /// What is told, once words were brought back.
    changed: Callback<Key>,
    #[prop(optional)] _operation: PhantomData<B>,
) -> impl IntoView {
    let texts = words::texts();
    let TextDetail { key, language, changes, .. } = detail;
    let columns = [
        keys::wordings::CHANGED_AT,
        keys::wordings::BY,
        keys::wordings::BEFORE,
        keys::wordings::AFTER,
        keys::wordings::ACTIONS,
    ];
    let columns: Vec<_> = columns.map(|key| Column::new(texts.text(key))).into();
    let rows: Vec<_> = changes
        .into_iter()
        .enumerate()
        .map(|(place, change)| {
            // What the latest change has left stands there already.
            let back = (place > 0).then(|| bring_back::<B>((key.clone(), language), change.version, changed));
            row(change, language, back)
        })
        .collect();
    let shown = match rows.is_empty() {
        true => view! { <p class="text-fg-muted">{texts.text(keys::wordings::NO_HISTORY)}</p> }.erased(),
        false => view! { <Table caption=texts.text(keys::wordings::HISTORY) columns>{rows}</Table> }.erased(),
    };
    view! {
        <section class="section" aria-labelledby="wording-history">
            <h2 class="t-md" id="wording-history">{texts.text(keys::wordings::HISTORY)}</h2>
            {shown}
        </section>
    }
    .erased()
}

fn row(change: TextChange, language: Language, back: Option<AnyView>) -> AnyView {
    let texts = words::texts();
    let tag = locale(language).tag();
    let by = change.by.unwrap_or_else(|| texts.text(keys::wordings::SOMEBODY).to_owned());
    let note =
        change.is_reset.then(|| view! { <p class="t-sm text-fg-muted">{texts.text(keys::wordings::WAS_REMOVED)}</p> });
    view! {
        <tr>
            <th scope="row" class="font-medium"><Time at=change.at show=Show::Minute/></th>
            <td data-label=texts.text(keys::wordings::BY)><bdi dir="auto">{by}</bdi></td>
            <td data-label=texts.text(keys::wordings::BEFORE)>{forms(&change.before, tag)}</td>
            <td data-label=texts.text(keys::wordings::AFTER)>
                {forms(&change.after, tag)}
                {note}
            </td>
            <td data-label=texts.text(keys::wordings::ACTIONS)>{back}</td>
        </tr>
    }
    .erased()
}

fn bring_back<B: Operation>((key, language): (String, Language), version: u32, changed: Callback<Key>) -> AnyView {
    let form = Form::<B>::new();
    form.on_answer(move |_, _| changed.run(keys::wordings::RESTORED));
    view! {
        <OperationForm form class="contents">
            <input type="hidden" name="key" value=key/>
            <input type="hidden" name="language" value=language.as_str()/>
            <input type="hidden" name="version" value=version.to_string()/>
            <Button look=Look::Quiet r#type="submit" icon="undo-2" busy=form.pending()>
                {words::texts().text(keys::wordings::RESTORE)}
            </Button>
        </OperationForm>
    }
    .erased()
}
