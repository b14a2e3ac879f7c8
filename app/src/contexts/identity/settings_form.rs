//! A person's own settings: the zone that times are shown in, and the language.

use crate::forms::{Form, OperationForm};
use crate::lists::Shown;
use crate::port::{self, Erased, Known};
use crate::ui::{Button, ComboField, Look, SelectField, Toasts};
use crate::words;
use domain::Refusal;
use domain::identity::{ChangeSettings, PersonSettings, Settings, TimeZones};
use domain::kernel::{Language, TimeZone};
use leptos::prelude::*;
use texts::{Locale, keys};

const FORM: &str = "settings";

/// The settings of whoever is signed in.
#[component]
pub(super) fn SettingsSection() -> impl IntoView {
    let texts = words::texts();
    let known = Known::new(|| (), |()| load());
    view! {
        <section class="section">
            <h2 class="t-md">{texts.text(keys::account::SETTINGS)}</h2>
            <Shown
                known
                rows=2
                show=move |(settings, zones)| view! { <SettingsForm settings zones/> }.erased()
            />
        </section>
    }
    .erased()
}

async fn load() -> Result<(PersonSettings, Vec<TimeZone>), Refusal> {
    let (settings, zones) = futures::join!(port::call(Settings {}), port::call(TimeZones {}));
    Ok((settings?, zones?.zones))
}

#[component]
fn SettingsForm(settings: PersonSettings, zones: Vec<TimeZone>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<ChangeSettings>::new();
    let (zone, locale, toasts) = (settings.time_zone.clone(), settings.locale, Toasts::get());
    // Language and zone are in every line of the page, so it is loaded anew with others.
    form.on_answer(move |_, now| {
        if (&now.time_zone, now.locale) == (&zone, locale) {
            toasts.done(texts.text(keys::tenant::SAVED).to_owned());
        } else {
            port::redirect("/account");
        }
    });
    let languages = Language::ALL.iter().map(|language| {
        let name = Locale::parse(language.as_str()).map_or(language.as_str(), Locale::native_name);
        (language.as_str(), name)
    });
    let languages = std::iter::once(("", texts.text(keys::account::LANGUAGE_OF_BROWSER))).chain(languages).collect();
    view! {
        <div class="prose">
            <OperationForm form>
                <ComboField
                    form=FORM
                    name="timeZone"
                    label=texts.text(keys::account::TIME_ZONE)
                    hint=texts.text(keys::account::TIME_ZONE_HINT)
                    error=form.error("timeZone")
                    value=settings.time_zone.as_ref().map(|zone| zone.as_str().to_owned()).unwrap_or_default()
                    placeholder=port::use_boot().zone.name.as_str().to_owned()
                    options=zones.iter().map(|zone| zone.as_str().to_owned()).collect()
                />
                <SelectField
                    form=FORM
                    name="locale"
                    label=texts.text(keys::account::LANGUAGE)
                    error=form.error("locale")
                    options=languages
                    chosen=settings.locale.map_or("", Language::as_str)
                />
                <div class="actions">
                    <Button look=Look::Primary r#type="submit" busy=form.pending()>{texts.text(keys::account::SAVE)}</Button>
                </div>
            </OperationForm>
        </div>
    }
    .erased()
}
