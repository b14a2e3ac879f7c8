//! Suspending a tenant, with a reason.

use crate::forms::{Form, OperationForm, undoable};
use crate::port::Erased;
use crate::ui::{Button, Look, TextField};
use crate::words;
use domain::kernel::TenantId;
use domain::tenancy::{RestoreTenant, SuspendTenant};
use leptos::prelude::*;
use texts::keys;

#[component]
pub(super) fn Suspend(id: TenantId, name: String, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<SuspendTenant>::new();
    form.on_answer(move |_, ()| {
        let text = texts.fill(keys::tenant::SUSPENDED_DONE, &[("name", &name)]);
        undoable(text, RestoreTenant { id }, changed);
        changed.run(());
    });
    view! {
        <details class="confirm">
            <summary class=Look::Secondary.class()>{texts.text(keys::tenant::SUSPEND)}</summary>
            <div class="confirm-body">
                <p class="t-sm">{texts.text(keys::tenant::SUSPEND_INTRO)}</p>
                <OperationForm form>
                    <input type="hidden" name="id" value=id.to_string()/>
                    <TextField
                        form="suspend"
                        name="reason"
                        label=texts.text(keys::tenant::REASON)
                        hint=texts.text(keys::tenant::REASON_HINT)
                        error=form.error("reason")
                    />
                    <Button look=Look::Danger r#type="submit" busy=form.pending()>
                        {texts.text(keys::tenant::SUSPEND)}
                    </Button>
                </OperationForm>
            </div>
        </details>
    }
    .erased()
}
