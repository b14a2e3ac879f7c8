//! The forms that add and change a location.

use crate::forms::{Form, OperationForm};
use crate::port::{self, Erased, Known};
use crate::ui::{Button, ComboField, Look, TextField};
use crate::words;
use domain::Operation;
use domain::identity::TimeZones;
use domain::tenancy::{AddLocation, ChangeLocation, LocationRow};
use leptos::prelude::*;
use texts::keys;

/// The form that adds a location.
#[component]
pub(super) fn AddForm(again: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<AddLocation>::new();
    form.on_answer(move |_, _| again.run(()));
    view! {
        <section class="section prose">
            <h2 class="t-md">{texts.text(keys::organisation::LOCATION_ADD)}</h2>
            <OperationForm form>
                {fields("add-location", form, None)}
                <div class="actions">
                    <Button look=Look::Primary r#type="submit" busy=form.pending()>{texts.text(keys::organisation::LOCATION_ADD)}</Button>
                </div>
            </OperationForm>
        </section>
    }
    .erased()
}

/// The form that changes a location.
#[component]
pub(super) fn ChangeForm(location: LocationRow, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<ChangeLocation>::new();
    form.on_answer(move |_, ()| changed.run(()));
    view! {
        <section class="section card">
            <h2 class="t-md"><bdi>{location.name.clone()}</bdi></h2>
            <OperationForm form>
                <input type="hidden" name="id" value=location.id.to_string()/>
                {fields("change-location", form, Some(location))}
                <div class="actions">
                    <Button look=Look::Primary r#type="submit" busy=form.pending()>{texts.text(keys::organisation::LOCATION_CHANGE)}</Button>
                </div>
            </OperationForm>
        </section>
    }
    .erased()
}

fn fields<O: Operation>(id: &'static str, form: Form<O>, location: Option<LocationRow>) -> AnyView {
    let texts = words::texts();
    let (name, zone, address) = location.map_or_else(Default::default, |location| {
        (location.name, location.time_zone.as_str().to_owned(), location.address.unwrap_or_default())
    });
    let zones = Known::new(|| (), |()| port::call(TimeZones {}));
    view! {
        <TextField form=id name="name" label=texts.text(keys::organisation::NAME) error=form.error("name") value=name/>
        <Transition>
            {move || {
                let zone = zone.clone();
                Suspend::new(async move {
                    let zones = zones.await.map(|zones| zones.zones).unwrap_or_default();
                    view! {
                        <ComboField
                            form=id
                            name="timeZone"
                            label=texts.text(keys::organisation::TIME_ZONE)
                            error=form.error("timeZone")
                            value=zone
                            placeholder="Europe/Berlin".to_owned()
                            options=zones.iter().map(|zone| zone.as_str().to_owned()).collect()
                        />
                    }
                })
            }}
        </Transition>
        <TextField
            form=id
            name="address"
            label=texts.text(keys::organisation::PLACE_ADDRESS)
            error=form.error("address")
            value=address
        />
    }
    .erased()
}
