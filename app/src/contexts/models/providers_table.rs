//! The providers, in the order in which they are asked.

use super::edit_form::EditForm;
use super::labels;
use super::rank_form::RankForm;
use super::switch::Switch;
use super::trial::Trial;
use crate::forms::{Confirm, Form};
use crate::lists::{Empty, Query, Rows};
use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::{Badge, Column, Look, Tone};
use crate::words;
use domain::Page;
use domain::models::{ModelProviderRow, OfferedModel, ProviderKind, RemoveModelProvider};
use leptos::prelude::*;
use texts::keys;

/// The providers, or what stands where there are none.
#[component]
pub(super) fn ProvidersTable(query: Query, page: Page<ModelProviderRow>, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let empty = Empty { icon: "brain-circuit", title: keys::models::EMPTY_TITLE, text: keys::models::EMPTY_TEXT };
    let column = |key| Column::new(texts.text(key));
    let columns = vec![
        column(keys::models::NAME),
        column(keys::models::IS_ON),
        Column::number(texts.text(keys::models::RANK)),
        column(keys::models::MODELS),
        column(keys::models::BASE_URL),
        column(keys::models::KEY_FINGERPRINT),
        column(keys::models::CHANGED_AT),
        column(keys::models::ACTIONS),
    ];
    let next_cursor = page.next_cursor;
    let rows = page.data.into_iter().map(|provider| row(provider, changed)).collect();
    view! { <Rows query caption=texts.text(keys::models::CAPTION) columns rows next_cursor empty action=None/> }
}

fn row(provider: ModelProviderRow, changed: Callback<()>) -> AnyView {
    let texts = words::texts();
    let (tone, icon, state) = match provider.is_on {
        true => (Tone::Success, "circle-check", keys::models::ON),
        false => (Tone::Neutral, "circle-slash", keys::models::OFF),
    };
    let address = provider.base_url.clone().map(|address| view! { <bdi dir="ltr">{address}</bdi> });
    let key = match provider.key_fingerprint.clone() {
        Some(fingerprint) => view! { <code dir="ltr">{fingerprint}</code> }.erased(),
        None => texts.text(keys::models::NO_KEY).erased(),
    };
    view! {
        <tr>
            <th scope="row" class="font-medium">
                <bdi>{provider.name.clone()}</bdi>
                <p class="t-sm text-fg-muted">{texts.text(labels::kind(provider.kind))}</p>
            </th>
            <td data-label=texts.text(keys::models::IS_ON)><Badge tone icon label=texts.text(state)/></td>
            <td class="end" data-label=texts.text(keys::models::RANK)>{provider.rank.to_string()}</td>
            <td data-label=texts.text(keys::models::MODELS)>{models(&provider.models, provider.kind)}</td>
            <td data-label=texts.text(keys::models::BASE_URL)>{address}</td>
            <td data-label=texts.text(keys::models::KEY_FINGERPRINT)>{key}</td>
            <td data-label=texts.text(keys::models::CHANGED_AT)><Time at=provider.changed_at show=Show::Date/></td>
            <td data-label=texts.text(keys::models::ACTIONS)>{actions(provider, changed)}</td>
        </tr>
    }
    .erased()
}

fn models(models: &[OfferedModel], kind: ProviderKind) -> AnyView {
    let texts = words::texts();
    if models.is_empty() {
        return texts.text(keys::models::NO_MODELS).erased();
    }
    let expects = (kind == ProviderKind::Local).then(|| {
        view! { <p class="t-sm text-fg-muted">{texts.text(keys::models::EXPECTS_SMALL_LOCAL)}</p> }
    });
    let each: Vec<_> = models
        .iter()
        .map(|model| {
            view! {
                <p>
                    <code dir="ltr">{model.id.clone()}</code>
                </p>
                <p class="t-sm text-fg-muted">{labels::prices(model)}</p>
            }
        })
        .collect();
    view! {
        <div>
            {each}
            {expects}
        </div>
    }
    .erased()
}

fn actions(provider: ModelProviderRow, changed: Callback<()>) -> AnyView {
    let texts = words::texts();
    let id = provider.id.to_string();
    let of_others = (provider.kind != ProviderKind::Local).then(|| {
        let remove = Form::<RemoveModelProvider>::new();
        remove.on_answer(move |_, _| changed.run(()));
        view! {
            <EditForm provider=provider.clone() changed/>
            <Confirm
                form=remove
                id=id.clone()
                label=texts.text(keys::models::REMOVE)
                question=texts.text(keys::models::REMOVE_QUESTION)
                look=Look::Danger
            />
        }
    });
    view! {
        <div class="actions">
            <Trial id=id.clone()/>
            <Switch id=id.clone() is_on=provider.is_on changed/>
            <RankForm id rank=provider.rank changed/>
            {of_others}
        </div>
    }
    .erased()
}
