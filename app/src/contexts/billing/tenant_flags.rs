//! Which modules one tenant sees, whatever holds for everybody.

use super::flags_page::shown;
use super::labels;
use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Button, Look, Toasts};
use crate::words;
use domain::billing::{Feature, FeatureStanding, FlagSetting, SetTenantFlag};
use domain::kernel::TenantId;
use leptos::prelude::*;
use texts::{Key, keys};

/// Every module with what can be said of it for the tenant.
#[component]
pub(super) fn TenantFlags(id: TenantId, features: Vec<FeatureStanding>, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let rows: Vec<_> = features.into_iter().map(|standing| row(id, &standing, changed)).collect();
    view! {
        <h3 class="t-md">{texts.text(keys::billing::TENANT_FLAGS)}</h3>
        <ul class="module-rows">{rows}</ul>
    }
    .erased()
}

fn row(id: TenantId, standing: &FeatureStanding, changed: Callback<()>) -> AnyView {
    let feature = standing.feature;
    let (setting, label) = match standing.is_shown {
        true => (FlagSetting::Hidden, keys::billing::TENANT_FLAG_HIDE),
        false => (FlagSetting::Shown, keys::billing::TENANT_FLAG_SHOW),
    };
    view! {
        <li>
            <span class="module-name">{words::texts().text(labels::feature(feature))}</span>
            {shown(standing.is_shown)}
            <div class="actions">
                <Choice id feature setting=Some(setting) label look=Look::Secondary changed/>
                <Choice id feature setting=None label=keys::billing::TENANT_FLAG_DEFAULT look=Look::Quiet changed/>
            </div>
        </li>
    }
    .erased()
}

#[component]
fn Choice(
    id: TenantId,
    feature: Feature,
    setting: Option<FlagSetting>,
    label: Key,
    look: Look,
    changed: Callback<()>,
) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<SetTenantFlag>::new();
    // No way back: whether the tenant had a flag of its own before isn't known here.
    form.on_answer(move |_, ()| {
        let said = match setting {
            Some(FlagSetting::Shown) => keys::billing::TENANT_FLAG_ON_DONE,
            Some(FlagSetting::Hidden) => keys::billing::TENANT_FLAG_OFF_DONE,
            None => keys::billing::TENANT_FLAG_DEFAULT_DONE,
        };
        Toasts::get().done(texts.fill(said, &[("module", texts.text(labels::feature(feature)))]));
        changed.run(());
    });
    view! {
        <OperationForm form class="contents">
            <input type="hidden" name="id" value=id.to_string()/>
            <input type="hidden" name="feature" value=feature.as_str()/>
            <input type="hidden" name="setting" value=setting.map_or("", FlagSetting::as_str)/>
            <Button look r#type="submit" busy=form.pending()>{texts.text(label)}</Button>
        </OperationForm>
    }
    .erased()
}
