//! The last step: everything at a glance, and the button that opens the tenant.

use super::steps::Back;
use crate::contexts::tenancy::labels;
use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Button, Fact, Facts, Look, Swatch};
use crate::words;
use domain::tenancy::{CreateTenant, TenantDraft, WizardStep};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use texts::keys;

#[component]
pub(super) fn Review(draft: Option<TenantDraft>, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<CreateTenant>::new();
    let navigate = use_navigate();
    form.on_answer(move |_, made| navigate(&format!("/admin/tenants/{}", made.id), Default::default()));
    let back = draft.clone();
    let said = draft.as_ref();
    let missing = || texts.text(keys::tenant_wizard::MISSING).to_owned();
    let plain = || texts.text(keys::tenant_wizard::BRAND_NONE).to_owned();
    let given = |value: Option<&String>| value.filter(|value| !value.trim().is_empty()).cloned();
    let name = given(said.and_then(|said| said.name.as_ref()));
    let email = given(said.and_then(|said| said.admin_email.as_ref()));
    let kind = said.and_then(|said| said.kind);
    let mode = said.and_then(|said| said.mode).unwrap_or_default();
    let plan = given(said.and_then(|said| said.plan.as_ref()));
    let isolation = said.and_then(|said| said.isolation).unwrap_or_default();
    let brand_name = given(said.and_then(|said| said.brand_name.as_ref()));
    let colour = given(said.and_then(|said| said.brand_colour.as_ref()));
    let hidden = [
        ("name", name.clone().unwrap_or_default()),
        ("kind", kind.map_or("", |kind| kind.as_str()).to_owned()),
        ("adminEmail", email.clone().unwrap_or_default()),
        ("plan", plan.clone().unwrap_or_default()),
        ("mode", mode.as_str().to_owned()),
        ("isolation", isolation.as_str().to_owned()),
    ];
    let looks = [("brandName", brand_name.clone()), ("brandColour", colour.clone())];
    let looks = looks.into_iter().filter_map(|(name, value)| Some((name, value?)));
    let hidden: Vec<_> = hidden
        .into_iter()
        .chain(looks)
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect();
    let fault = move |field| {
        let error = form.error(field);
        move || error.get().map(|sentence| view! { <p class="field-error">{sentence}</p> })
    };
    view! {
        <p class="text-fg-muted">{texts.text(keys::tenant_wizard::REVIEW_INTRO)}</p>
        <Facts>
            <Fact name=texts.text(keys::tenancy::NAME)>
                <bdi>{name.unwrap_or_else(missing)}</bdi>
                {fault("name")}
            </Fact>
            <Fact name=texts.text(keys::tenancy::KIND)>
                {kind.map_or_else(missing, |kind| texts.text(labels::kind(kind)).to_owned())}
                {fault("kind")}
            </Fact>
            <Fact name=texts.text(keys::tenant::MODE)>{texts.text(labels::mode(mode))}</Fact>
            <Fact name=texts.text(keys::billing::PLAN)>
                <code dir="ltr">{plan.unwrap_or_else(missing)}</code>
                {fault("plan")}
            </Fact>
            <Fact name=texts.text(keys::tenancy::ISOLATION)>
                {texts.text(labels::isolation(isolation))}
                {fault("isolation")}
            </Fact>
            <Fact name=texts.text(keys::tenancy::ADMIN_EMAIL)>
                <bdi dir="ltr">{email.unwrap_or_else(missing)}</bdi>
                {fault("adminEmail")}
            </Fact>
            <Fact name=texts.text(keys::tenant_wizard::BRAND_NAME)>
                <bdi>{brand_name.unwrap_or_else(plain)}</bdi>
                {fault("brandName")}
            </Fact>
            <Fact name=texts.text(keys::brand::COLOUR)>
                {match colour {
                    Some(colour) => view! { <Swatch colour/> }.erased(),
                    None => view! { <span>{plain()}</span> }.erased(),
                }}
                {fault("brandColour")}
            </Fact>
        </Facts>
        <OperationForm form>
            {hidden}
            <div class="actions">
                <Button look=Look::Primary r#type="submit" icon="plus" busy=form.pending()>
                    {move || texts.text(if form.pending().get() { keys::tenancy::CREATING } else { keys::tenancy::CREATE })}
                </Button>
            </div>
        </OperationForm>
        <Back draft=back step=WizardStep::Branding changed/>
    }
    .erased()
}
