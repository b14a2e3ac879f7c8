//! The settings of the platform or of one's own tenant, by group, each with its default.

mod field;
mod labels;

use crate::lists::{ListHead, Shown};
use crate::live;
use crate::port::{self, Erased, Known};
use crate::words;
use domain::Refusal;
use domain::identity::TimeZones;
use domain::platform::ThingKind;
use domain::tenancy::{
    ChangePlatformSetting, ChangeTenantSetting, PlatformSettings, ResetPlatformSetting, ResetTenantSetting,
    SettingGroup, SettingView, TenantSettings,
};
use field::SettingCard;
use leptos::prelude::*;
use texts::keys;

/// Whose settings stand here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingsOf {
    /// The platform's, in the admin portal.
    Platform,
    /// One's own tenant's.
    Tenant,
}

/// The settings, by group.
#[component]
pub fn SettingsPage(of: SettingsOf) -> impl IntoView {
    let texts = words::texts();
    let intro = match of {
        SettingsOf::Platform => keys::settings::INTRO_PLATFORM,
        SettingsOf::Tenant => keys::settings::INTRO_TENANT,
    };
    let known = Known::new(|| (), move |()| load(of));
    live::follow(known, &[ThingKind::Configuration]);
    let changed = Callback::new(move |()| known.refetch());
    view! {
        <ListHead title=texts.text(keys::settings::TITLE) intro=texts.text(intro)/>
        <Shown
            known
            rows=6
            show=move |(settings, zones)| view! { <Groups of settings zones changed/> }.erased()
        />
    }
    .erased()
}

async fn load(of: SettingsOf) -> Result<(Vec<SettingView>, Vec<String>), Refusal> {
    let settings = match of {
        SettingsOf::Platform => port::call(PlatformSettings {}).await?,
        SettingsOf::Tenant => port::call(TenantSettings {}).await?,
    };
    let zones = port::call(TimeZones {}).await?;
    Ok((settings.settings, zones.zones.iter().map(|zone| zone.as_str().to_owned()).collect()))
}

#[component]
fn Groups(of: SettingsOf, settings: Vec<SettingView>, zones: Vec<String>, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let groups: Vec<_> = SettingGroup::ALL
        .iter()
        .filter_map(|group| {
            let cards: Vec<_> = settings
                .iter()
                .filter(|it| it.setting.declared().group == *group)
                .map(|it| card(of, it.clone(), zones.clone(), changed))
                .collect();
            (!cards.is_empty()).then(|| {
                view! {
                    <section class="section">
                        <h2 class="t-md">{texts.text(labels::group(*group))}</h2>
                        <div class="cards">{cards}</div>
                    </section>
                }
            })
        })
        .collect();
    view! { {groups} }.erased()
}

fn card(of: SettingsOf, view: SettingView, zones: Vec<String>, changed: Callback<()>) -> AnyView {
    match of {
        SettingsOf::Platform => {
            view! { <SettingCard<ChangePlatformSetting, ResetPlatformSetting> view zones changed/> }.erased()
        }
        SettingsOf::Tenant => {
            view! { <SettingCard<ChangeTenantSetting, ResetTenantSetting> view zones changed/> }.erased()
        }
    }
}
