//! The form that invites somebody, in a dialog (`?invite=1`).

use super::Circle;
use super::dialog::{UrlDialog, closer, without};
use super::role_field::RoleField;
use crate::forms::{Form, OperationForm};
use crate::lists::Query;
use crate::port::Erased;
use crate::ui::{Autofill, Button, LinkButton, Look, TextField};
use crate::words;
use domain::identity::InvitePerson;
use leptos::prelude::*;
use texts::keys;

/// The dialog with the form. `on_done` gets the address.
#[component]
pub(super) fn InviteDialog(query: Memo<Query>, circle: Circle, on_done: Callback<String>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<InvitePerson>::new();
    let here = without(query);
    let close = closer(here);
    form.on_answer(move |sent, _| {
        on_done.run(sent.email);
        close.run(());
    });
    let tenant = (circle == Circle::Everybody).then(|| {
        view! {
            <TextField
                form="invite"
                name="tenantId"
                label=texts.text(keys::identity::TENANT_NAME)
                hint=texts.text(keys::identity::INVITE_TENANT_HINT)
                error=form.error("tenantId")
            />
        }
    });
    view! {
        <UrlDialog id="invite" member="invite" title=keys::identity::INVITE close>
            <p class="text-fg-muted">{texts.text(keys::identity::INVITE_INTRO)}</p>
            <OperationForm form>
                <TextField
                    form="invite"
                    name="email"
                    label=texts.text(keys::identity::EMAIL)
                    autofill=Autofill::Email
                    error=form.error("email")
                    first=true
                />
                <RoleField form="invite" error=form.error("role") home=true/>
                {tenant}
                <div class="actions">
                    <Button look=Look::Primary r#type="submit" busy=form.pending()>
                        {move || {
                            texts.text(if form.pending().get() { keys::identity::INVITING } else { keys::identity::INVITE })
                        }}
                    </Button>
                    <LinkButton href=here look=Look::Quiet>{texts.text(keys::shell::CANCEL)}</LinkButton>
                </div>
            </OperationForm>
        </UrlDialog>
    }
    .erased()
}
