//! One schedule: what it runs and when, what became of its last falls, and the form that arranges it otherwise.

use super::falls::{LastFalls, NextFalls};
use super::fields::fields;
use super::labels;
use super::loaded::{Loaded, Offered, loaded};
use super::switch::Switch;
use crate::forms::{Form, OperationForm};
use crate::lists::{Sheet, use_param};
use crate::port::{Erased, Known};
use crate::ui::{Alert, Button, Fact, Facts, Look, PageTitle, Toasts, Tone};
use crate::words;
use domain::templates::{EditRunSchedule, RunScheduleDetail, RunScheduleStatus};
use leptos::prelude::*;
use texts::keys;

/// One schedule. Somebody may be filling in its form, so it doesn't change by itself.
#[component]
pub fn SchedulePage() -> impl IntoView {
    let id = use_param("id");
    let known = Known::new(move || id.get(), loaded);
    let changed = Callback::new(move |()| known.refetch());
    view! {
        <Sheet
            back="/client/schedules"
            name=keys::schedules::BACK
            known
            rows=6
            show=move |loaded| view! { <Whole loaded changed/> }.erased()
        />
    }
    .erased()
}

#[component]
fn Whole(loaded: Loaded, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let Loaded { schedule, offered } = loaded;
    let row = schedule.schedule.clone();
    let (id, status) = (row.id, row.status);
    let given_up = (status == RunScheduleStatus::GivenUp).then(|| {
        view! { <Alert tone=Tone::Warning><p>{texts.text(keys::schedules::GIVEN_UP)}</p></Alert> }
    });
    let href = format!("/client/templates/{}", row.template);
    let rhythm = labels::rhythm(&row.rhythm);
    let (time_zone, until) = (row.time_zone.as_str().to_owned(), schedule.until.clone());
    let (template_name, owner_name) = (row.template_name.clone(), row.owner_name.clone());
    let until = until.unwrap_or_else(|| texts.text(keys::schedules::FOR_GOOD).to_owned());
    let (next, last) = (schedule.next_falls.clone(), schedule.falls.clone());
    view! {
        <PageTitle parts=vec![row.name.clone(), "Portico".to_owned()]/>
        <h1 class="page-title"><bdi dir="auto">{row.name}</bdi></h1>
        {given_up}
        <div class="two-columns">
            <section class="section">
                <Facts>
                    <Fact name=texts.text(keys::schedules::STATUS)>{labels::badge(labels::status(status))}</Fact>
                    <Fact name=texts.text(keys::schedules::TEMPLATE)>
                        <a class="link" href=href.clone()><bdi dir="auto">{template_name.clone()}</bdi></a>
                    </Fact>
                    <Fact name=texts.text(keys::schedules::RHYTHM)>{rhythm.clone()}</Fact>
                    <Fact name=texts.text(keys::schedules::TIME_ZONE)><bdi dir="ltr">{time_zone.clone()}</bdi></Fact>
                    <Fact name=texts.text(keys::schedules::UNTIL)><bdi>{until.clone()}</bdi></Fact>
                    <Fact name=texts.text(keys::schedules::OWNER)><bdi dir="auto">{owner_name.clone()}</bdi></Fact>
                </Facts>
                <Switch id status changed/>
            </section>
            <aside class="section" aria-labelledby="schedule-next">
                <h2 class="t-md" id="schedule-next">{texts.text(keys::schedules::NEXT_FALLS)}</h2>
                <NextFalls falls=next/>
            </aside>
        </div>
        <section class="section" aria-labelledby="schedule-last">
            <h2 class="t-md" id="schedule-last">{texts.text(keys::schedules::LAST_FALLS)}</h2>
            <LastFalls falls=last/>
        </section>
        <Edit schedule offered changed/>
    }
    .erased()
}

/// The form; where the template is gone, that it is.
#[component]
fn Edit(schedule: RunScheduleDetail, offered: Option<Offered>, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let Some(offered) = offered else {
        return view! { <Alert tone=Tone::Warning><p>{texts.text(keys::schedules::TEMPLATE_GONE)}</p></Alert> }
            .erased();
    };
    let form = Form::<EditRunSchedule>::new();
    form.on_answer(move |_, ()| {
        Toasts::get().done(texts.text(keys::schedules::SAVED).to_owned());
        changed.run(());
    });
    let label = move || texts.text(if form.pending().get() { keys::schedules::SAVING } else { keys::schedules::SAVE });
    let id = schedule.schedule.id.to_string();
    view! {
        <details class="confirm">
            <summary class=Look::Secondary.class()>{texts.text(keys::schedules::EDIT)}</summary>
            <div class="confirm-body">
                <p class="t-sm">{texts.text(keys::schedules::EDIT_TEXT)}</p>
                <OperationForm form>
                    <input type="hidden" name="id" value=id.clone()/>
                    {fields(form, offered.clone(), Some(&schedule))}
                    <div class="actions">
                        <Button look=Look::Primary r#type="submit" busy=form.pending()>{label}</Button>
                    </div>
                </OperationForm>
            </div>
        </details>
    }
    .erased()
}
