//! The form that connects an identity provider, in a dialog whose place is the URL (`?new=1`).

use crate::forms::{Form, OperationForm};
use crate::frame::actor;
use crate::lists::Query;
use crate::port::Erased;
use crate::ui::{Button, Dialog, LinkButton, Look, SelectField, TextField};
use crate::words;
use domain::federation::ConnectProvider;
use domain::policy::{Permission, Role};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use texts::keys;

const FORM: &str = "connect";

/// The dialog with the form. `on_connected` gets the provider's name.
#[component]
pub(super) fn ConnectDialog(query: Memo<Query>, on_connected: Callback<String>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<ConnectProvider>::new();
    let map = use_query_map();
    let open = Memo::new(move |_| map.with(|map| map.get_str("new").is_some()));
    let here = Signal::derive(move || query.with(Query::here));
    let navigate = use_navigate();
    let close = Callback::new(move |()| {
        navigate(&here.get_untracked(), NavigateOptions { scroll: false, ..NavigateOptions::default() });
    });
    form.on_answer(move |sent, _| {
        on_connected.run(sent.name);
        close.run(());
    });
    view! {
        <Dialog
            id="connect-provider"
            title=texts.text(keys::federation::CONNECT)
            close_label=texts.text(keys::shell::CLOSE)
            open
            on_close=close
        >
            <p class="text-fg-muted">
                {texts.fill(keys::federation::CONNECT_INTRO, &[("address", "/auth/federated/callback")])}
            </p>
            <Fields form here/>
        </Dialog>
    }
    .erased()
}

/// The roles that whoever is signed in may let a provider give.
fn roles() -> Vec<(&'static str, &'static str)> {
    let texts = words::texts();
    let Some(actor) = actor() else { return Vec::new() };
    let may_give = |role: &Role| {
        let all = actor.holds(Permission::ReachPlatform);
        !role.is_platforms() && (all || role.permissions().iter().all(|permission| actor.holds(permission)))
    };
    let name =
        |role: Role| texts.named(&format!("roles.{}", role.as_str())).map_or(role.as_str(), |key| texts.text(key));
    let mut roles: Vec<_> =
        Role::ALL.iter().copied().filter(may_give).map(|role| (role.as_str(), name(role))).collect();
    // Whoever works in the client portal first: that is whom a company brings in.
    roles.sort_by_key(|(wire, _)| *wire != Role::ClientUser.as_str());
    roles
}

#[component]
fn Fields(form: Form<ConnectProvider>, here: Signal<String>) -> impl IntoView {
    let texts = words::texts();
    let unknown = vec![
        ("false", texts.text(keys::federation::ADMITS_UNKNOWN_NO)),
        ("true", texts.text(keys::federation::ADMITS_UNKNOWN_YES)),
    ];
    let text = |key| texts.text(key);
    view! {
        <OperationForm form>
            <TextField
                form=FORM
                name="name"
                label=text(keys::federation::NAME)
                hint=text(keys::federation::NAME_HINT)
                error=form.error("name")
                first=true
            />
            <TextField
                form=FORM
                name="issuer"
                label=text(keys::federation::ISSUER)
                hint=text(keys::federation::ISSUER_HINT)
                error=form.error("issuer")
            />
            <TextField form=FORM name="clientId" label=text(keys::federation::CLIENT_ID) error=form.error("clientId")/>
            <TextField
                form=FORM
                name="clientSecret"
                label=text(keys::federation::CLIENT_SECRET)
                hint=text(keys::federation::CLIENT_SECRET_HINT)
                error=form.error("clientSecret")
            />
            <SelectField
                form=FORM
                name="admission[admitsUnknown]"
                label=text(keys::federation::ADMITS_UNKNOWN)
                error=form.error("admission.admitsUnknown")
                options=unknown
            />
            <SelectField
                form=FORM
                name="admission[defaultRole]"
                label=text(keys::federation::DEFAULT_ROLE)
                error=form.error("admission.defaultRole")
                options=roles()
            />
            <TextField
                form=FORM
                name="admission[roleClaim]"
                label=text(keys::federation::ROLE_CLAIM)
                hint=text(keys::federation::ROLE_CLAIM_HINT)
                error=form.error("admission.roleClaim")
            />
            <fieldset class="grid gap-3">
                <legend class="field-label">{text(keys::federation::ROLE_MAP)}</legend>
                <TextField
                    form=FORM
                    name="admission[roleMap][0][value]"
                    label=text(keys::federation::ROLE_VALUE)
                    error=form.error("admission.roleMap[0].value")
                />
                <SelectField
                    form=FORM
                    name="admission[roleMap][0][role]"
                    label=text(keys::federation::ROLE_GIVEN)
                    error=form.error("admission.roleMap[0].role")
                    options=roles()
                />
            </fieldset>
            <div class="actions">
                <Button look=Look::Primary r#type="submit" busy=form.pending()>{text(keys::federation::CONNECT)}</Button>
                <LinkButton href=here look=Look::Quiet>{text(keys::shell::CANCEL)}</LinkButton>
            </div>
        </OperationForm>
    }
    .erased()
}
