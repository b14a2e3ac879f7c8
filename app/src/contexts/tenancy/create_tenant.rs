//! The form that opens a tenant, in a dialog whose place is the URL (`?new=1`).

use super::labels;
use crate::forms::{Form, OperationForm};
use crate::lists::Query;
use crate::ui::{Autofill, Button, Dialog, LinkButton, Look, SelectField, TextField};
use crate::words;
use domain::tenancy::{CreateTenant, TenantKind};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use texts::keys;

/// The dialog with the form. `on_created` gets the new tenant's name.
#[component]
pub(super) fn CreateTenantDialog(query: Memo<Query>, on_created: Callback<String>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<CreateTenant>::new();
    let map = use_query_map();
    let open = Memo::new(move |_| map.with(|map| map.get_str("new").is_some()));
    let here = Signal::derive(move || query.with(Query::here));
    let navigate = use_navigate();
    let close = Callback::new(move |()| {
        navigate(&here.get_untracked(), NavigateOptions { scroll: false, ..NavigateOptions::default() });
    });
    form.on_answer(move |sent, _| {
        on_created.run(sent.name);
        close.run(());
    });
    view! {
        <Dialog
            id="create-tenant"
            title=texts.text(keys::tenancy::CREATE_TITLE)
            close_label=texts.text(keys::shell::CLOSE)
            open
            on_close=close
        >
            <p class="text-fg-muted">{texts.text(keys::tenancy::CREATE_INTRO)}</p>
            <Fields form here/>
        </Dialog>
    }
    .into_any()
}

#[component]
fn Fields(form: Form<CreateTenant>, here: Signal<String>) -> impl IntoView {
    let texts = words::texts();
    let kinds = TenantKind::ALL.iter().map(|kind| (kind.as_str(), texts.text(labels::kind(*kind)))).collect();
    view! {
        <OperationForm form>
            <TextField
                form="create-tenant"
                name="name"
                label=texts.text(keys::tenancy::NAME)
                hint=texts.text(keys::tenancy::NAME_HINT)
                error=form.error("name")
                first=true
            />
            <SelectField
                form="create-tenant"
                name="kind"
                label=texts.text(keys::tenancy::KIND)
                error=form.error("kind")
                options=kinds
            />
            <TextField
                form="create-tenant"
                name="adminEmail"
                label=texts.text(keys::tenancy::ADMIN_EMAIL_LABEL)
                hint=texts.text(keys::tenancy::ADMIN_EMAIL_HINT)
                autofill=Autofill::Email
                error=form.error("adminEmail")
            />
            <div class="actions">
                <Button look=Look::Primary r#type="submit" busy=form.pending()>
                    {move || texts.text(if form.pending().get() { keys::tenancy::CREATING } else { keys::tenancy::CREATE })}
                </Button>
                <LinkButton href=here look=Look::Quiet>{texts.text(keys::shell::CANCEL)}</LinkButton>
            </div>
        </OperationForm>
    }
    .into_any()
}
