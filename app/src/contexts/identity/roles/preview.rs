//! What a change would have meant for what people did.

use crate::port::{self, Erased};
use crate::ui::{Alert, Button, Column, Table, Tone};
use crate::words;
use domain::Refusal;
use domain::identity::{PreviewRole, RoleContent, RolePreview};
use domain::policy::RoleRef;
use leptos::prelude::*;
use texts::keys;

/// Asks for the preview of what is drafted, and shows it.
#[component]
pub(super) fn PreviewPanel(id: RoleRef, content: RwSignal<RoleContent>) -> impl IntoView {
    let texts = words::texts();
    let (busy, answer) = (RwSignal::new(false), RwSignal::new(None::<Result<RolePreview, Refusal>>));
    // What is shown belongs to what was drafted then.
    Effect::new(move |_| {
        content.track();
        answer.set(None);
    });
    let ask = move |_| {
        let some = |set: domain::policy::Permissions| (!set.is_empty()).then_some(set);
        let (permissions, denied) = content.with_untracked(|it| (some(it.allowed), some(it.denied)));
        busy.set(true);
        leptos::task::spawn_local(async move {
            answer.set(Some(port::call(PreviewRole { id, permissions, denied }).await));
            busy.set(false);
        });
    };
    view! {
        <section class="section" aria-live="polite">
            <h2 class="t-md">{texts.text(keys::role_builder::PREVIEW)}</h2>
            <p class="t-sm text-fg-muted">{texts.text(keys::role_builder::PREVIEW_INTRO)}</p>
            <p><Button icon="history" busy on:click=ask>{texts.text(keys::role_builder::PREVIEW_ASK)}</Button></p>
            {move || answer.get().map(shown)}
        </section>
    }
    .erased()
}

fn shown(answer: Result<RolePreview, Refusal>) -> AnyView {
    let texts = words::texts();
    let preview = match answer {
        Ok(preview) => preview,
        Err(refusal) => {
            let why = words::refusal(texts, &refusal);
            return view! { <Alert tone=Tone::Danger><p>{why}</p></Alert> }.erased();
        }
    };
    let values = [
        ("refused", preview.refused.to_string()),
        ("calls", preview.calls.to_string()),
        ("people", preview.people.to_string()),
        ("days", preview.days.to_string()),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let sentence = texts.fill(keys::role_builder::PREVIEW_ANSWER, &values);
    let tone = if preview.refused == 0 { Tone::Success } else { Tone::Warning };
    let rows: Vec<_> = preview
        .operations
        .into_iter()
        .map(|row| {
            view! {
                <tr>
                    <th scope="row"><bdi dir="ltr">{row.operation}</bdi></th>
                    <td data-label=texts.text(keys::role_builder::PERMISSION)>
                        <code class="key" dir="ltr">{row.permission.as_str()}</code>
                    </td>
                    <td class="end" data-label=texts.text(keys::role_builder::CALLS)>{row.calls}</td>
                    <td class="end" data-label=texts.text(keys::role_builder::PEOPLE)>{row.people}</td>
                </tr>
            }
        })
        .collect();
    let columns = vec![
        Column::new(texts.text(keys::role_builder::OPERATION)),
        Column::new(texts.text(keys::role_builder::PERMISSION)),
        Column::number(texts.text(keys::role_builder::CALLS)),
        Column::number(texts.text(keys::role_builder::PEOPLE)),
    ];
    let table = (!rows.is_empty())
        .then(|| view! { <Table caption=texts.text(keys::role_builder::PREVIEW) columns>{rows}</Table> });
    view! {
        <Alert tone><p>{sentence}</p></Alert>
        {table}
    }
    .erased()
}
