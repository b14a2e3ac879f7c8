//! When mails go out, and when one isn't to be disturbed.

use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Button, Look, SelectField};
use crate::words;
use domain::kernel::TimeZone;
use domain::notify::{ChooseNoticePace, NoticePace, QuietHours, SetQuietHours};
use leptos::prelude::*;
use texts::{Key, keys};

/// The hours of a day, as their numbers and as they are read.
static HOURS: [(&str, &str); 24] = [
    ("0", "00:00"),
    ("1", "01:00"),
    ("2", "02:00"),
    ("3", "03:00"),
    ("4", "04:00"),
    ("5", "05:00"),
    ("6", "06:00"),
    ("7", "07:00"),
    ("8", "08:00"),
    ("9", "09:00"),
    ("10", "10:00"),
    ("11", "11:00"),
    ("12", "12:00"),
    ("13", "13:00"),
    ("14", "14:00"),
    ("15", "15:00"),
    ("16", "16:00"),
    ("17", "17:00"),
    ("18", "18:00"),
    ("19", "19:00"),
    ("20", "20:00"),
    ("21", "21:00"),
    ("22", "22:00"),
    ("23", "23:00"),
];

/// When mails go out.
#[component]
pub(super) fn Pace(pace: NoticePace, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<ChooseNoticePace>::new();
    form.on_answer(move |_, _| changed.run(()));
    let name = |pace: &NoticePace| match pace {
        NoticePace::AtOnce => (pace.as_str(), texts.text(keys::notify::PACE_AT_ONCE)),
        NoticePace::Daily => (pace.as_str(), texts.text(keys::notify::PACE_DAILY)),
    };
    view! {
        <div class="prose">
            <OperationForm form>
                <SelectField
                    form="notice-pace"
                    name="pace"
                    label=texts.text(keys::notify::PACE)
                    error=form.error("pace")
                    options=NoticePace::ALL.iter().map(name).collect()
                    chosen=pace.as_str()
                />
                <div class="actions">
                    <Button look=Look::Secondary r#type="submit" busy=form.pending()>{texts.text(keys::notify::SAVE)}</Button>
                </div>
            </OperationForm>
        </div>
    }
    .erased()
}

/// When one isn't to be disturbed.
#[component]
pub(super) fn Quiet(quiet: Option<QuietHours>, time_zone: TimeZone, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<SetQuietHours>::new();
    form.on_answer(move |_, _| changed.run(()));
    let hour = move |name: &'static str, label: Key, chosen: Option<u8>| {
        let hours = std::iter::once(("", texts.text(keys::notify::NO_HOUR))).chain(HOURS.iter().copied()).collect();
        let chosen = chosen.and_then(|hour| HOURS.get(usize::from(hour))).map_or("", |hour| hour.0);
        let (label, error) = (texts.text(label), form.error(name));
        view! { <SelectField form="quiet-hours" name label error options=hours chosen/> }
    };
    let hint = texts.fill(keys::notify::QUIET_HINT, &[("zone", time_zone.as_str())]);
    view! {
        <h3 class="t-base font-medium">{texts.text(keys::notify::QUIET)}</h3>
        <p class="t-sm text-fg-muted">{hint}</p>
        <div class="prose">
            <OperationForm form>
                {hour("from", keys::notify::QUIET_FROM, quiet.map(|quiet| quiet.from))}
                {hour("until", keys::notify::QUIET_UNTIL, quiet.map(|quiet| quiet.until))}
                <div class="actions">
                    <Button look=Look::Secondary r#type="submit" busy=form.pending()>{texts.text(keys::notify::SAVE)}</Button>
                </div>
            </OperationForm>
        </div>
    }
    .erased()
}
