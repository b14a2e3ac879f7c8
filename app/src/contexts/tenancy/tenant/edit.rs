//! Changing a tenant. The version that was seen goes along, so that nobody's change is lost.

use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Autofill, Button, Look, TextField, Toasts};
use crate::words;
use domain::tenancy::{EditTenant, TenantDetail};
use leptos::prelude::*;
use texts::keys;

const FORM: &str = "edit-tenant";

#[component]
pub(super) fn EditForm(tenant: TenantDetail, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<EditTenant>::new();
    let toasts = Toasts::get();
    form.on_answer(move |_, ()| {
        toasts.done(texts.text(keys::tenant::SAVED).to_owned());
        changed.run(());
    });
    let zone = tenant.time_zone.as_ref().map_or_else(String::new, |zone| zone.as_str().to_owned());
    view! {
        <section class="section" id="edit">
            <h2 class="t-md">{texts.text(keys::tenant::EDIT)}</h2>
            <OperationForm form>
                <input type="hidden" name="id" value=tenant.id.to_string()/>
                <input type="hidden" name="version" value=tenant.version.to_string()/>
                <TextField form=FORM name="name" label=texts.text(keys::tenancy::NAME) error=form.error("name") value=tenant.name/>
                <TextField
                    form=FORM
                    name="adminEmail"
                    label=texts.text(keys::tenancy::ADMIN_EMAIL_LABEL)
                    hint=texts.text(keys::tenancy::ADMIN_EMAIL_HINT)
                    autofill=Autofill::Email
                    error=form.error("adminEmail")
                    value=tenant.admin_email
                />
                <TextField
                    form=FORM
                    name="timeZone"
                    label=texts.text(keys::tenant::TIME_ZONE)
                    hint=texts.text(keys::tenant::TIME_ZONE_HINT)
                    error=form.error("timeZone")
                    value=zone
                />
                <div class="actions">
                    <Button look=Look::Primary r#type="submit" busy=form.pending()>
                        {move || texts.text(if form.pending().get() { keys::tenant::SAVING } else { keys::tenant::SAVE })}
                    </Button>
                </div>
            </OperationForm>
        </section>
    }
    .erased()
}
