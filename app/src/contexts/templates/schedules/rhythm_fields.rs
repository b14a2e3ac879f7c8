//! How often: the kind, and the fields that belong to it.

use super::labels;
use crate::contexts::templates::entry::{Choice, Entry, Size};
use crate::forms::Form;
use crate::port::Erased;
use crate::words;
use domain::Operation;
use domain::templates::{EVERY_HOURS, Rhythm, RhythmKind, TimeOfDay, Weekday};
use leptos::prelude::*;
use texts::keys;

/// What stands in the fields of a new one: every working day at eight.
pub(super) fn first() -> Rhythm {
    Rhythm {
        kind: RhythmKind::Weekly,
        days: Weekday::ALL.iter().copied().take(5).collect(),
        day: None,
        hours: None,
        at: TimeOfDay::written("08:00"),
    }
}

/// The fields. Those of the kinds that aren't chosen are sent too, and nothing comes of them; they go out of sight once scripts
/// have loaded.
pub(super) fn fields<O: Operation>(form: Form<O>, rhythm: Rhythm) -> AnyView {
    let texts = words::texts();
    let Rhythm { kind, days, day, hours, at } = rhythm;
    let (chosen, is_live) = (RwSignal::new(kind), RwSignal::new(false));
    Effect::new(move |_| is_live.set(true));
    let is_other = move |kind: RhythmKind| is_live.get() && chosen.get() != kind;
    let kinds =
        RhythmKind::ALL.iter().map(|kind| (kind.as_str().to_owned(), texts.text(labels::kind(*kind)).to_owned()));
    let on_change = Callback::new(move |wire: String| {
        if let Some(kind) = RhythmKind::parse(&wire) {
            chosen.set(kind);
        }
    });
    let every = EVERY_HOURS
        .iter()
        .map(|hours| (hours.to_string(), texts.count(keys::schedules::EVERY_HOURS, u64::from(*hours))))
        .collect();
    view! {
        <Choice
            id="schedule-kind".to_owned()
            name="rhythm[kind]".to_owned()
            label=texts.text(keys::schedules::KIND)
            options=kinds.collect()
            chosen=kind.as_str().to_owned()
            error=form.error("rhythm.kind")
            on_change
        />
        <div hidden=move || is_other(RhythmKind::Weekly)>{week(form, &days)}</div>
        <div hidden=move || is_other(RhythmKind::Monthly)>
            <Entry
                id="schedule-day".to_owned()
                name="rhythm[day]".to_owned()
                label=texts.text(keys::schedules::DAY)
                size=Size::Line
                kind="number"
                error=form.error("rhythm.day")
                value=day.unwrap_or(1).to_string()
            />
            <p class="t-sm text-fg-muted">{texts.text(keys::schedules::DAY_HINT)}</p>
        </div>
        <div hidden=move || is_other(RhythmKind::Hourly)>
            <Choice
                id="schedule-hours".to_owned()
                name="rhythm[hours]".to_owned()
                label=texts.text(keys::schedules::HOURS)
                options=every
                chosen=hours.unwrap_or(1).to_string()
                error=form.error("rhythm.hours")
            />
        </div>
        <Entry
            id="schedule-at".to_owned()
            name="rhythm[at]".to_owned()
            label=texts.text(keys::schedules::AT)
            size=Size::Line
            kind="time"
            error=form.error("rhythm.at")
            value=at.as_str()
            code=true
        />
    }
    .erased()
}

/// The days of the week.
fn week<O: Operation>(form: Form<O>, days: &[Weekday]) -> AnyView {
    let texts = words::texts();
    let error = form.error("rhythm.days");
    let ticks: Vec<_> = Weekday::ALL
        .iter()
        .enumerate()
        .map(|(place, day)| {
            let (wire, is_one) = (day.as_str(), days.contains(day));
            view! {
                <label class="tick-line">
                    <input type="checkbox" name=format!("rhythm[days][{place}]") value=wire checked=is_one/>
                    <span>{texts.text(labels::day(*day))}</span>
                </label>
            }
        })
        .collect();
    view! {
        <fieldset class="ticks">
            <legend class="field-label">{texts.text(keys::schedules::DAYS)}</legend>
            {ticks}
            <p class="field-error">{move || error.get().map(|message| view! { <span>{message}</span> })}</p>
        </fieldset>
    }
    .erased()
}
