//! A tenant's add-ons: what it has beside its plan, taking one away, and giving another.

use super::{amounts, labels};
use crate::forms::{Form, OperationForm, undoable};
use crate::port::Erased;
use crate::ui::{Button, Look, SelectField, TextField};
use crate::words;
use domain::billing::{AddOnRow, Feature, GiveAddOn, LimitKind, TakeAddOn};
use domain::kernel::TenantId;
use leptos::prelude::*;
use texts::keys;

const FORM: &str = "give-add-on";

/// What the tenant has beside its plan.
#[component]
pub(super) fn AddOns(id: TenantId, rows: Vec<AddOnRow>, may: bool, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let is_empty = rows.is_empty();
    let rows: Vec<_> = rows.into_iter().map(|row| add_on(id, row, may, changed)).collect();
    view! {
        <h3 class="t-md">{texts.text(keys::billing::ADD_ONS)}</h3>
        {is_empty.then(|| view! { <p class="text-fg-muted">{texts.text(keys::billing::ADD_ONS_NONE)}</p> })}
        <ul class="modules">{rows}</ul>
        {may.then(|| view! { <Give id changed/> })}
    }
    .erased()
}

fn add_on(id: TenantId, row: AddOnRow, may: bool, changed: Callback<()>) -> AnyView {
    view! {
        <li>
            <bdi>{row.name.clone()}</bdi>
            <span class="t-sm text-fg-muted">{amounts::gives(row.gives)}</span>
            {may.then(|| view! { <Take id row=row.clone() changed/> })}
        </li>
    }
    .erased()
}

#[component]
fn Take(id: TenantId, row: AddOnRow, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<TakeAddOn>::new();
    let add_on = row.id;
    let back =
        GiveAddOn { id, name: row.name, feature: row.gives.feature, limit: row.gives.limit, amount: row.gives.amount };
    form.on_answer(move |_, ()| {
        let text = texts.fill(keys::billing::ADD_ON_TAKEN_DONE, &[("name", &back.name)]);
        undoable(text, back.clone(), changed);
        changed.run(());
    });
    view! {
        <details class="confirm">
            <summary class=Look::Quiet.class()>{texts.text(keys::billing::TAKE_ADD_ON)}</summary>
            <div class="confirm-body">
                <p class="t-sm">{texts.text(keys::billing::TAKE_ADD_ON_QUESTION)}</p>
                <OperationForm form>
                    <input type="hidden" name="id" value=id.to_string()/>
                    <input type="hidden" name="addOnId" value=add_on.to_string()/>
                    <Button look=Look::Danger r#type="submit" busy=form.pending()>
                        {texts.text(keys::billing::TAKE_ADD_ON)}
                    </Button>
                </OperationForm>
            </div>
        </details>
    }
    .erased()
}

#[component]
fn Give(id: TenantId, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<GiveAddOn>::new();
    form.on_answer(move |sent, made| {
        let text = texts.fill(keys::billing::ADD_ON_GIVEN_DONE, &[("name", &sent.name)]);
        undoable(text, TakeAddOn { id, add_on_id: made.id }, changed);
        changed.run(());
    });
    let none = ("", texts.text(keys::billing::ADD_ON_KIND_NONE));
    let feature = |feature: &Feature| (feature.as_str(), texts.text(labels::feature(*feature)));
    let limit = |kind: &LimitKind| (kind.as_str(), texts.text(labels::limit(*kind)));
    let features: Vec<_> = std::iter::once(none).chain(Feature::ALL.iter().map(feature)).collect();
    let limits: Vec<_> = std::iter::once(none).chain(LimitKind::ALL.iter().map(limit)).collect();
    view! {
        <details class="confirm">
            <summary class=Look::Secondary.class()>{texts.text(keys::billing::GIVE_ADD_ON)}</summary>
            <div class="confirm-body">
                <OperationForm form>
                    <input type="hidden" name="id" value=id.to_string()/>
                    <TextField form=FORM name="name" label=texts.text(keys::billing::ADD_ON_NAME) error=form.error("name")/>
                    <SelectField
                        form=FORM
                        name="feature"
                        label=texts.text(keys::billing::ADD_ON_FEATURE)
                        error=form.error("feature")
                        options=features
                    />
                    <SelectField
                        form=FORM
                        name="limit"
                        label=texts.text(keys::billing::ADD_ON_LIMIT)
                        error=form.error("limit")
                        options=limits
                    />
                    <TextField
                        form=FORM
                        name="amount"
                        label=texts.text(keys::billing::ADD_ON_AMOUNT)
                        error=form.error("amount")
                    />
                    <Button look=Look::Primary r#type="submit" busy=form.pending()>
                        {texts.text(keys::billing::GIVE_ADD_ON)}
                    </Button>
                </OperationForm>
            </div>
        </details>
    }
    .erased()
}
