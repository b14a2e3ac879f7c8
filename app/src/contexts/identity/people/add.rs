//! The form that gives somebody an account at once, in a dialog (`?add=1`).

use super::Circle;
use super::dialog::{UrlDialog, closer, without};
use super::role_field::RoleField;
use crate::forms::{Form, OperationForm};
use crate::lists::Query;
use crate::port::Erased;
use crate::ui::{Autofill, Button, LinkButton, Look, TextField};
use crate::words;
use domain::identity::AddPerson;
use leptos::prelude::*;
use texts::keys;

/// The dialog with the form. `on_done` gets the name.
#[component]
pub(super) fn AddDialog(query: Memo<Query>, circle: Circle, on_done: Callback<String>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<AddPerson>::new();
    let here = without(query);
    let close = closer(here);
    form.on_answer(move |sent, _| {
        on_done.run(sent.name);
        close.run(());
    });
    view! {
        <UrlDialog id="add-person" member="add" title=keys::identity::ADD close>
            <p class="text-fg-muted">{texts.text(keys::identity::ADD_INTRO)}</p>
            <Fields form circle here/>
        </UrlDialog>
    }
    .erased()
}

#[component]
fn Fields(form: Form<AddPerson>, circle: Circle, here: Signal<String>) -> impl IntoView {
    let texts = words::texts();
    let tenant = (circle == Circle::Everybody).then(|| {
        view! {
            <TextField
                form="add"
                name="tenantId"
                label=texts.text(keys::identity::TENANT_NAME)
                hint=texts.text(keys::identity::INVITE_TENANT_HINT)
                error=form.error("tenantId")
            />
        }
    });
    let text = move |name: &'static str, label, autofill| {
        view! { <TextField form="add" name=name label=texts.text(label) autofill error=form.error(name)/> }
    };
    view! {
        <OperationForm form>
            {text("name", keys::identity::NAME, Autofill::Text)}
            {text("email", keys::identity::EMAIL, Autofill::Email)}
            <TextField
                form="add"
                name="password"
                label=texts.text(keys::identity::PASSWORD)
                hint=texts.text(keys::identity::PASSWORD_HINT)
                autofill=Autofill::NewPassword
                error=form.error("password")
            />
            <RoleField form="add" error=form.error("role") home=true/>
            {tenant}
            <div class="actions">
                <Button look=Look::Primary r#type="submit" busy=form.pending()>
                    {move || texts.text(if form.pending().get() { keys::identity::ADDING } else { keys::identity::ADD })}
                </Button>
                <LinkButton href=here look=Look::Quiet>{texts.text(keys::shell::CANCEL)}</LinkButton>
            </div>
        </OperationForm>
    }
    .erased()
}
