//! The flags of modules: what everybody sees, and for which tenants something else holds.

use super::labels;
use crate::forms::{Form, OperationForm, undoable};
use crate::frame::actor;
use crate::lists::{ListHead, Shown};
use crate::live;
use crate::port::{self, Erased, Known};
use crate::ui::{Badge, Button, Column, Look, Table, Tone};
use crate::words;
use domain::billing::{Feature, FlagOverride, FlagRow, FlagSetting, Flags, FlagsState, SetFlag};
use domain::platform::ThingKind;
use domain::policy::Permission;
use leptos::prelude::*;
use texts::keys;

/// The flags of modules.
#[component]
pub fn FlagsPage() -> impl IntoView {
    let texts = words::texts();
    let flags = Known::new(|| (), |()| port::call(Flags {}));
    live::follow(flags, &[ThingKind::FeatureFlag]);
    let changed = Callback::new(move |()| flags.refetch());
    view! {
        <ListHead title=texts.text(keys::billing::FLAGS_TITLE) intro=texts.text(keys::billing::FLAGS_INTRO)/>
        <section class="section">
            <Shown known=flags rows=7 show=move |state| table(state, changed)/>
        </section>
    }
}

fn table(state: FlagsState, changed: Callback<()>) -> AnyView {
    let texts = words::texts();
    let columns =
        [keys::billing::MODULES, keys::billing::FLAG_EVERYBODY, keys::billing::FLAG_OVERRIDES, keys::billing::CHANGE]
            .map(|key| Column::new(texts.text(key)))
            .to_vec();
    let rows: Vec<_> = state.flags.into_iter().map(|flag| row(flag, changed)).collect();
    view! { <Table caption=texts.text(keys::billing::FLAGS_CAPTION) columns>{rows}</Table> }.erased()
}

/// Whether a module is shown.
pub(super) fn shown(is_on: bool) -> AnyView {
    let (tone, icon, key) = match is_on {
        true => (Tone::Success, "eye", keys::billing::FLAG_ON),
        false => (Tone::Warning, "eye-off", keys::billing::FLAG_OFF),
    };
    view! { <Badge tone icon label=words::texts().text(key)/> }.erased()
}

fn row(flag: FlagRow, changed: Callback<()>) -> AnyView {
    let texts = words::texts();
    let may = actor().is_some_and(|actor| actor.holds(Permission::ManageFlags));
    let more = flag.overridden.saturating_sub(flag.overrides.len() as u64);
    let own: Vec<_> = flag.overrides.into_iter().map(own).collect();
    view! {
        <tr>
            <th scope="row" class="font-medium">{texts.text(labels::feature(flag.feature))}</th>
            <td data-label=texts.text(keys::billing::FLAG_EVERYBODY)>{shown(flag.is_on)}</td>
            <td data-label=texts.text(keys::billing::FLAG_OVERRIDES)>
                <ul class="modules">{own}</ul>
                {(more > 0).then(|| view! { <span class="t-sm text-fg-muted">{format!("+{more}")}</span> })}
            </td>
            <td>{may.then(|| view! { <Switch feature=flag.feature is_on=flag.is_on changed/> })}</td>
        </tr>
    }
    .erased()
}

fn own(row: FlagOverride) -> AnyView {
    view! {
        <li>
            <a class="link" href=format!("/admin/tenants/{}/plan", row.tenant_id)><bdi>{row.tenant_name}</bdi></a>
            {shown(row.is_on)}
        </li>
    }
    .erased()
}

#[component]
fn Switch(feature: Feature, is_on: bool, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<SetFlag>::new();
    form.on_answer(move |sent, ()| {
        let (said, before) = match sent.setting {
            FlagSetting::Shown => (keys::billing::FLAG_ON_DONE, FlagSetting::Hidden),
            FlagSetting::Hidden => (keys::billing::FLAG_OFF_DONE, FlagSetting::Shown),
        };
        let text = texts.fill(said, &[("module", texts.text(labels::feature(feature)))]);
        undoable(text, SetFlag { feature, setting: before }, changed);
        changed.run(());
    });
    let (setting, label, question, look) = match is_on {
        false => {
            let question = keys::billing::FLAG_SWITCH_ON_QUESTION;
            (FlagSetting::Shown, keys::billing::FLAG_SWITCH_ON, question, Look::Secondary)
        }
        true => {
            let question = keys::billing::FLAG_SWITCH_OFF_QUESTION;
            (FlagSetting::Hidden, keys::billing::FLAG_SWITCH_OFF, question, Look::Danger)
        }
    };
    view! {
        <details class="confirm">
            <summary class=look.class()>{texts.text(label)}</summary>
            <div class="confirm-body">
                <p class="t-sm">{texts.text(question)}</p>
                <OperationForm form>
                    <input type="hidden" name="feature" value=feature.as_str()/>
                    <input type="hidden" name="setting" value=setting.as_str()/>
                    <Button look r#type="submit" busy=form.pending()>{texts.text(label)}</Button>
                </OperationForm>
            </div>
        </details>
    }
    .erased()
}
