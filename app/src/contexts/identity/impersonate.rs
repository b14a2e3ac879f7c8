//! Acting as somebody else: the button on a person's row or page, with the dialog that it opens.

use crate::forms::{Form, OperationForm};
use crate::frame::{actor, blocked};
use crate::port::Erased;
use crate::ui::{Button, Dialog, Field, Look, SelectField, TextField};
use crate::words;
use domain::identity::BeginImpersonation;
use domain::kernel::{PersonId, TenantId};
use domain::policy::Permission;
use leptos::prelude::*;
use texts::keys;

const FORM: &str = "impersonate";

/// The button, for whoever may act as others at all. The server leads to the person's pages.
#[component]
pub(super) fn ImpersonateButton(
    person: PersonId,
    /// What the person is called.
    name: String,
    /// Where they are a member: the id and what it is called.
    tenants: Vec<(TenantId, String)>,
) -> impl IntoView {
    let may = actor().is_some_and(|actor| actor.holds(Permission::ImpersonatePeople) && actor.person_id != person);
    if !may {
        return ().erased();
    }
    let texts = words::texts();
    let (open, off) = (RwSignal::new(false), blocked::<BeginImpersonation>());
    let is_off = off.is_some();
    // A list has many of these buttons; the page has the one dialog that is open.
    let dialog = move || {
        let (name, tenants) = (name.clone(), tenants.clone());
        open.get().then(|| view! { <ActAs person name tenants open/> })
    };
    view! {
        <Button icon="drama" nostrip:blocked=off on:click=move |_| {
            open.set(!is_off);
        }>{texts.text(keys::impersonation::BUTTON)}</Button>
        {dialog}
    }
    .erased()
}

#[component]
fn ActAs(person: PersonId, name: String, tenants: Vec<(TenantId, String)>, open: RwSignal<bool>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<BeginImpersonation>::new();
    let minutes = vec![
        ("30", texts.text(keys::impersonation::MINUTES_30)),
        ("15", texts.text(keys::impersonation::MINUTES_15)),
        ("60", texts.text(keys::impersonation::MINUTES_60)),
    ];
    view! {
        <Dialog
            id="impersonate-dialog"
            title=texts.text(keys::impersonation::TITLE)
            close_label=texts.text(keys::shell::CLOSE)
            open
            on_close=move |()| open.set(false)
        >
            <p class="text-fg-muted">{texts.fill(keys::impersonation::INTRO, &[("name", &name)])}</p>
            <OperationForm form>
                <input type="hidden" name="id" value=person.to_string()/>
                <TextField
                    form=FORM
                    name="reason"
                    label=texts.text(keys::impersonation::REASON)
                    hint=texts.text(keys::impersonation::REASON_HINT)
                    error=form.error("reason")
                    first=true
                />
                <Tenant tenants error=form.error("tenantId")/>
                <SelectField
                    form=FORM
                    name="minutes"
                    label=texts.text(keys::impersonation::MINUTES)
                    error=form.error("minutes")
                    options=minutes
                />
                <div class="actions">
                    <Button look=Look::Primary r#type="submit" busy=form.pending()>{texts.text(keys::impersonation::BEGIN)}</Button>
                    <Button look=Look::Quiet on:click=move |_| open.set(false)>{texts.text(keys::shell::CANCEL)}</Button>
                </div>
            </OperationForm>
        </Dialog>
    }
    .erased()
}

/// In which membership, where there are several.
#[component]
fn Tenant(tenants: Vec<(TenantId, String)>, error: Signal<Option<String>>) -> impl IntoView {
    let texts = words::texts();
    if tenants.len() < 2 {
        return ().erased();
    }
    let options: Vec<_> =
        tenants.into_iter().map(|(id, name)| view! { <option value=id.to_string()>{name}</option> }).collect();
    view! {
        <Field id="impersonate-tenantId" label=texts.text(keys::impersonation::TENANT) hint=None error>
            <select class="input" id="impersonate-tenantId" name="tenantId">{options}</select>
        </Field>
    }
    .erased()
}
