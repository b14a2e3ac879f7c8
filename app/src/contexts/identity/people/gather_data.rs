//! Has everything gathered that is kept about somebody, for that person alone.

use crate::forms::{Confirm, Form};
use crate::frame::actor;
use crate::port::Erased;
use crate::ui::{Alert, Look, Tone};
use crate::words;
use domain::identity::ExportPersonData;
use domain::kernel::PersonId;
use domain::policy::{self, Permission, Subject};
use leptos::prelude::*;
use texts::keys;

/// The button, and that it was pressed.
#[component]
pub(super) fn GatherData(id: PersonId) -> impl IntoView {
    let texts = words::texts();
    let is_allowed =
        actor().is_some_and(|actor| policy::may(&actor, Permission::ExportPeople, &Subject::default()).is_ok());
    if !is_allowed {
        return ().erased();
    }
    let asked = RwSignal::new(false);
    let form = Form::<ExportPersonData>::new();
    form.on_answer(move |_, _| asked.set(true));
    view! {
        <section class="section">
            <h2 class="t-md">{texts.text(keys::my_data::COPY)}</h2>
            <Confirm
                form
                id=id.to_string()
                look=Look::Secondary
                label=texts.text(keys::my_data::FOR_PERSON)
                question=texts.text(keys::my_data::FOR_PERSON_QUESTION)
            />
            <div role="status">
                {move || asked.get().then(|| view! {
                    <Alert tone=Tone::Success><p>{texts.text(keys::my_data::FOR_PERSON_DONE)}</p></Alert>
                })}
            </div>
        </section>
    }
    .erased()
}
