//! The domains of the tenant, with what proves them.

use super::labels;
use crate::forms::{Form, OperationForm, TakeAway};
use crate::port::Erased;
use crate::ui::{Badge, Button, Column, CopyButton, EmptyState, Table};
use crate::words;
use domain::federation::{DomainRow, ProviderRow, ReleaseDomain, VerifyDomain};
use leptos::prelude::*;
use texts::keys;

/// The domains of the tenant, or what stands where there are none.
#[component]
pub(super) fn DomainsTable(rows: Vec<DomainRow>, providers: Vec<ProviderRow>, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    if rows.is_empty() {
        return view! {
            <EmptyState
                icon="globe"
                title=texts.text(keys::federation::DOMAINS_EMPTY_TITLE)
                text=texts.text(keys::federation::DOMAINS_EMPTY_TEXT)
            />
        }
        .erased();
    }
    let heads = [
        keys::federation::DOMAIN,
        keys::federation::PROVIDER,
        keys::federation::STATUS,
        keys::federation::RECORD,
        keys::federation::RELEASE,
    ];
    let columns = heads.into_iter().map(|key| Column::new(texts.text(key))).collect();
    let named = |row: &DomainRow| providers.iter().find(|it| it.id == row.provider_id).map(|it| it.name.clone());
    let rows: Vec<_> = rows
        .into_iter()
        .map(|row| {
            let provider = named(&row).unwrap_or_default();
            view! { <DomainLine row provider changed/> }.erased()
        })
        .collect();
    view! { <Table caption=texts.text(keys::federation::DOMAINS_CAPTION) columns>{rows}</Table> }.erased()
}

#[component]
fn DomainLine(row: DomainRow, provider: String, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let is_proved = row.verified_at.is_some();
    let (tone, icon, status) = labels::proved(is_proved);
    let id = row.id.to_string();
    let proof = (!is_proved).then(|| view! { <Proof row=row.clone() changed/> });
    view! {
        <tr>
            <th scope="row" class="font-medium"><bdi dir="ltr">{row.domain}</bdi></th>
            <td data-label=texts.text(keys::federation::PROVIDER)><bdi>{provider}</bdi></td>
            <td data-label=texts.text(keys::federation::STATUS)>
                <Badge tone icon label=texts.text(status)/>
            </td>
            <td data-label=texts.text(keys::federation::RECORD)>{proof}</td>
            <td data-label=texts.text(keys::federation::RELEASE)>
                <TakeAway<ReleaseDomain>
                    id
                    label=texts.text(keys::federation::RELEASE)
                    question=texts.text(keys::federation::RELEASE_QUESTION)
                    changed
                />
            </td>
        </tr>
    }
    .erased()
}

/// What to put into the DNS, and the button that looks for it.
#[component]
fn Proof(row: DomainRow, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<VerifyDomain>::new();
    form.on_answer(move |_, _| changed.run(()));
    view! {
        <div class="grid gap-2">
            <p class="t-sm">{texts.fill(keys::federation::RECORD_HINT, &[("domain", &row.domain)])}</p>
            <code dir="ltr">{row.record}</code>
            <code dir="ltr">{row.value.clone()}</code>
            <CopyButton
                text=row.value
                label=texts.text(keys::federation::COPY_VALUE)
                done=texts.text(keys::shell::COPIED)
            />
            <OperationForm form>
                <input type="hidden" name="id" value=row.id.to_string()/>
                <Button r#type="submit" icon="shield-check" busy=form.pending()>
                    {texts.text(keys::federation::VERIFY)}
                </Button>
            </OperationForm>
        </div>
    }
    .erased()
}
