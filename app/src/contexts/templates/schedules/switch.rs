//! Switching a schedule on or off, and taking it away.

use crate::forms::{Confirm, Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Button, Look, Toasts};
use crate::words;
use domain::kernel::RunScheduleId;
use domain::templates::{RemoveRunSchedule, RunScheduleStatus, SwitchRunSchedule, SwitchTo};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use texts::keys;

/// What can be done to a schedule that stands so.
#[component]
pub(super) fn Switch(id: RunScheduleId, status: RunScheduleStatus, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<SwitchRunSchedule>::new();
    form.on_answer(move |sent, ()| {
        let done = match sent.to {
            SwitchTo::On => keys::schedules::SWITCHED_ON,
            SwitchTo::Off => keys::schedules::SWITCHED_OFF,
        };
        Toasts::get().done(texts.text(done).to_owned());
        changed.run(());
    });
    let (to, icon, label) = match status {
        RunScheduleStatus::On => (SwitchTo::Off, "circle-slash", keys::schedules::SWITCH_OFF),
        RunScheduleStatus::Off | RunScheduleStatus::Over | RunScheduleStatus::GivenUp => {
            (SwitchTo::On, "play", keys::schedules::SWITCH_ON)
        }
    };
    let remove = Form::<RemoveRunSchedule>::new();
    let go = use_navigate();
    remove.on_answer(move |_, ()| {
        Toasts::get().done(texts.text(keys::schedules::REMOVED).to_owned());
        go("/client/schedules", NavigateOptions::default());
    });
    // One that is over runs again with another last day.
    let switch = (status != RunScheduleStatus::Over).then(|| {
        view! {
            <OperationForm form class="contents">
                <input type="hidden" name="id" value=id.to_string()/>
                <input type="hidden" name="to" value=to.as_str()/>
                <Button look=Look::Secondary r#type="submit" icon busy=form.pending()>{texts.text(label)}</Button>
            </OperationForm>
        }
    });
    view! {
        <div class="actions">
            {switch}
            <Confirm
                form=remove
                id=id.to_string()
                label=texts.text(keys::schedules::REMOVE)
                question=texts.text(keys::schedules::REMOVE_TEXT)
                look=Look::Danger
            />
        </div>
    }
    .erased()
}
