//! One setting: its value in a form of its own, where the value comes from, and the way back to the default.

use super::labels;
use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Autofill, Badge, Button, ComboField, Look, SelectField, TextField, Tone};
use crate::words;
use domain::Operation;
use domain::kernel::Language;
use domain::tenancy::{BROWSER, Setting, SettingKind, SettingSource, SettingView};
use leptos::prelude::*;
use std::marker::PhantomData;
use texts::{Locale, keys};

/// One setting. `C` changes it, `R` takes its value back.
#[component]
pub(super) fn SettingCard<C: Operation, R: Operation>(
    view: SettingView,
    zones: Vec<String>,
    /// What looks again afterwards.
    changed: Callback<()>,
    #[prop(optional)] _operations: PhantomData<(C, R)>,
) -> impl IntoView {
    let texts = words::texts();
    let (form, back) = (Form::<C>::new(), Form::<R>::new());
    form.on_answer(move |_, _| changed.run(()));
    back.on_answer(move |_, _| changed.run(()));
    let wire = view.setting.as_str();
    let is_own = view.value != view.fallback || view.source == SettingSource::Tenant;
    let tone = if view.source == SettingSource::Default { Tone::Neutral } else { Tone::Info };
    let fallback = texts.fill(keys::settings::DEFAULT_IS, &[("value", &shown(view.setting, &view.fallback))]);
    let reset = is_own.then(|| {
        view! {
            <OperationForm form=back class="contents">
                <input type="hidden" name="setting" value=wire/>
                <Button look=Look::Quiet r#type="submit" icon="undo-2" busy=back.pending()>
                    {texts.text(keys::settings::RESET)}
                </Button>
            </OperationForm>
        }
    });
    view! {
        <div class="card">
            <OperationForm form>
                <input type="hidden" name="setting" value=wire/>
                <Value view=view.clone() zones error=form.error("value")/>
                <p class="t-sm text-fg-muted">
                    <Badge tone icon="sliders-horizontal" label=texts.text(labels::source(view.source))/>
                    " "
                    <span>{fallback}</span>
                </p>
                <div class="actions">
                    <Button r#type="submit" busy=form.pending()>{texts.text(keys::settings::SAVE)}</Button>
                </div>
            </OperationForm>
            {reset}
        </div>
    }
    .erased()
}

/// The control that fits the kind of the setting.
#[component]
fn Value(view: SettingView, zones: Vec<String>, error: Signal<Option<String>>) -> impl IntoView {
    let texts = words::texts();
    let SettingView { setting, value, fallback, .. } = view;
    let (name, text) = labels::setting(setting);
    let (form, label, hint) = (setting.as_str(), texts.text(name), texts.text(text));
    match setting.declared().kind {
        SettingKind::Switch => choice((form, label, hint), &["true", "false"], (setting, &value), error),
        SettingKind::Choice(choices) => choice((form, label, hint), choices, (setting, &value), error),
        SettingKind::Number { .. } | SettingKind::Line => {
            view! { <TextField form name="value" label hint error value=value/> }.erased()
        }
        SettingKind::Email => {
            view! { <TextField form name="value" label hint error value=value autofill=Autofill::Email/> }.erased()
        }
        SettingKind::Zone => {
            view! { <ComboField form name="value" label hint error value placeholder=fallback options=zones/> }.erased()
        }
    }
}

fn choice(
    (form, label, hint): (&'static str, &'static str, &'static str),
    choices: &[&'static str],
    (setting, value): (Setting, &str),
    error: Signal<Option<String>>,
) -> AnyView {
    let options: Vec<(String, String)> =
        choices.iter().map(|choice| ((*choice).to_owned(), shown(setting, choice))).collect();
    let chosen = choices.iter().copied().find(|choice| *choice == value).unwrap_or_default();
    view! { <SelectField form name="value" label hint error options chosen/> }.erased()
}

/// A value as people read it.
fn shown(setting: Setting, value: &str) -> String {
    let texts = words::texts();
    match (setting.declared().kind, value) {
        (SettingKind::Switch, "true") => texts.text(keys::settings::ON).to_owned(),
        (SettingKind::Switch, _) => texts.text(keys::settings::OFF).to_owned(),
        (SettingKind::Choice(_), BROWSER) => texts.text(keys::settings::LANGUAGE_BROWSER).to_owned(),
        (SettingKind::Choice(_), code) => {
            let known = Language::parse(code).and_then(|code| Locale::parse(code.as_str()));
            known.map_or_else(|| code.to_owned(), |locale| locale.native_name().to_owned())
        }
        (SettingKind::Line | SettingKind::Email, "") => texts.text(keys::settings::NONE).to_owned(),
        _ => value.to_owned(),
    }
}
