//! What one's own organisation is as a company.

use crate::forms::{Form, OperationForm};
use crate::frame::actor;
use crate::lists::{ListHead, Shown};
use crate::live;
use crate::port::{self, Erased, Known};
use crate::ui::{Alert, Autofill, Button, LinkButton, Look, TextField, Tone};
use crate::words;
use domain::platform::ThingKind;
use domain::policy::Permission;
use domain::tenancy::{ChangeOrganisation, OrganisationView, ShowOrganisation};
use leptos::prelude::*;
use texts::{Key, keys};

const FORM: &str = "organisation";

/// The profile of one's own organisation, with the way to its people.
#[component]
pub fn OrganisationPage() -> impl IntoView {
    let texts = words::texts();
    let known = Known::new(|| (), |()| port::call(ShowOrganisation {}));
    live::follow(known, &[ThingKind::Organisation]);
    let saved = RwSignal::new(false);
    let sees_people = actor().is_some_and(|actor| actor.holds(Permission::ReadPeople));
    let on_saved = Callback::new(move |()| {
        saved.set(true);
        known.refetch();
    });
    view! {
        <ListHead title=texts.text(keys::organisation::TITLE) intro=texts.text(keys::organisation::INTRO)>
            {sees_people.then(|| view! {
                <LinkButton href="/client/people".to_owned() icon="contact">{texts.text(keys::organisation::MEMBERS)}</LinkButton>
            })}
        </ListHead>
        {move || saved.get().then(|| view! {
            <Alert tone=Tone::Success live=true><p>{texts.text(keys::organisation::SAVED)}</p></Alert>
        })}
        <Shown known rows=8 show={move |known| view! { <ProfileForm known on_saved/> }.erased()}/>
    }
    .erased()
}

#[component]
fn ProfileForm(known: OrganisationView, on_saved: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<ChangeOrganisation>::new();
    form.on_answer(move |_, ()| on_saved.run(()));
    let profile = known.profile;
    let line = move |name: &'static str, label: Key, value: Option<String>, autofill: Autofill| {
        let value = value.unwrap_or_default();
        view! { <TextField form=FORM name label=texts.text(label) error=form.error(name) value autofill/> }.erased()
    };
    let text = Autofill::Text;
    use keys::organisation as key;
    view! {
        <div class="prose">
            <OperationForm form>
                <input type="hidden" name="version" value=known.version.to_string()/>
                <h2 class="t-md">{texts.text(key::COMPANY)}</h2>
                {line("legalName", key::LEGAL_NAME, profile.legal_name, text)}
                {line("registrationNumber", key::REGISTRATION_NUMBER, profile.registration_number, text)}
                {line("taxId", key::TAX_ID, profile.tax_id, text)}
                <h2 class="t-md">{texts.text(key::ADDRESS)}</h2>
                {line("street", key::STREET, profile.street, text)}
                {line("postalCode", key::POSTAL_CODE, profile.postal_code, text)}
                {line("city", key::CITY, profile.city, text)}
                {line("country", key::COUNTRY, profile.country, text)}
                <h2 class="t-md">{texts.text(key::CONTACT)}</h2>
                {line("contactName", key::CONTACT_NAME, profile.contact_name, text)}
                {line("contactEmail", key::CONTACT_EMAIL, profile.contact_email, Autofill::Email)}
                {line("contactPhone", key::CONTACT_PHONE, profile.contact_phone, text)}
                <div class="actions">
                    <Button look=Look::Primary r#type="submit" busy=form.pending()>{texts.text(key::SAVE)}</Button>
                </div>
            </OperationForm>
        </div>
    }
    .erased()
}
