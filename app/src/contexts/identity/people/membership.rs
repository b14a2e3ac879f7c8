//! One membership on a person's page: its roles, and giving and taking them.

use super::role_field::RoleField;
use crate::forms::{ConfirmWith, Form, OperationForm, form_then, undoable};
use crate::frame::actor;
use crate::port::Erased;
use crate::times;
use crate::ui::{Button, Look, TextField, Toasts};
use crate::words;
use domain::identity::{AssignRole, EndMembership, MemberRole, MembershipDetail, UnassignRole};
use domain::policy::{self, Permission, RoleRef, Subject};
use leptos::prelude::*;
use texts::keys;

/// One membership. `person` is whose.
#[component]
pub(super) fn MembershipCard(person: String, membership: MembershipDetail, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let may = |permission| actor().is_some_and(|actor| policy::may(&actor, permission, &Subject::default()).is_ok());
    let hidden = vec![("id", person.clone()), ("tenantId", membership.tenant_id.to_string())];
    let gives = may(Permission::ManageRoles);
    let had: Vec<RoleRef> = membership.roles.iter().map(|role| role.role).collect();
    let roles: Vec<_> =
        membership.roles.into_iter().map(|role| held(role, gives.then(|| hidden.clone()), changed)).collect();
    let home = actor().is_some_and(|actor| actor.tenant_id == membership.tenant_id);
    let give = gives.then(|| view! { <GiveForm hidden=hidden.clone() had home changed/> });
    let end = may(Permission::ManagePeople).then(|| {
        view! {
            <ConfirmWith
                form={form_then::<EndMembership>(changed)}
                hidden
                label=texts.text(keys::identity::END_MEMBERSHIP)
                question=texts.text(keys::identity::END_MEMBERSHIP_QUESTION)
                look=Look::Danger
            />
        }
    });
    view! {
        <div class="member">
            <h3 class="font-medium"><bdi>{membership.tenant_name}</bdi></h3>
            <ul class="grid gap-2">{roles}</ul>
            {give}
            {end}
        </div>
    }
    .erased()
}

/// A role that somebody has. One within a single client is taken where it was given.
fn held(role: MemberRole, hidden: Option<Vec<(&'static str, String)>>, changed: Callback<()>) -> AnyView {
    let texts = words::texts();
    let name = words::role(texts, role.name.as_str());
    let ends = role.until.map(|until| {
        view! {
            <span class="t-sm text-fg-muted">
                {texts.fill(keys::identity::ENDS, &[("time", &times::whole(until))])}
            </span>
        }
    });
    let take = hidden.filter(|_| role.client_id.is_none()).map(|mut hidden| {
        hidden.push(("role", role.role.to_string()));
        let form = Form::<UnassignRole>::new();
        let said = texts.fill(keys::identity::UNASSIGNED_DONE, &[("role", &name)]);
        form.on_answer(move |sent, ()| {
            let UnassignRole { id, role: taken, tenant_id, client_id } = sent;
            let back = AssignRole { id, role: taken, until: role.until, tenant_id, client_id };
            undoable(said.clone(), back, changed);
            changed.run(());
        });
        view! {
            <ConfirmWith
                form
                hidden
                label=texts.fill(keys::identity::UNASSIGN, &[("role", &name)])
                question=texts.text(keys::identity::UNASSIGN_QUESTION)
                look=Look::Quiet
            />
        }
    });
    view! { <li class="member-role"><span>{name.clone()}</span> {ends} {take}</li> }.erased()
}

#[component]
fn GiveForm(
    hidden: Vec<(&'static str, String)>,
    /// The roles that the member has already.
    had: Vec<RoleRef>,
    home: bool,
    changed: Callback<()>,
) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<AssignRole>::new();
    form.on_answer(move |sent, ()| {
        let AssignRole { id, role, tenant_id, client_id, .. } = sent;
        let said = texts.text(keys::identity::ASSIGNED_DONE).to_owned();
        // Another end to a role that they had already isn't taken back by taking the role.
        if had.contains(&role) {
            Toasts::get().done(said);
        } else {
            undoable(said, UnassignRole { id, role, tenant_id, client_id }, changed);
        }
        changed.run(());
    });
    let members: Vec<_> =
        hidden.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect();
    view! {
        <details class="confirm">
            <summary class=Look::Secondary.class()>{texts.text(keys::identity::ASSIGN)}</summary>
            <div class="confirm-body">
                <p class="t-sm">{texts.text(keys::identity::ASSIGN_INTRO)}</p>
                <OperationForm form>
                    {members}
                    <RoleField form="assign" error=form.error("role") home=home/>
                    <TextField
                        form="assign"
                        name="until"
                        label=texts.text(keys::identity::UNTIL_LABEL)
                        hint=texts.text(keys::identity::UNTIL_HINT)
                        error=form.error("until")
                    />
                    <Button look=Look::Primary r#type="submit" busy=form.pending()>
                        {move || {
                            texts.text(if form.pending().get() { keys::identity::ASSIGNING } else { keys::identity::ASSIGN })
                        }}
                    </Button>
                </OperationForm>
            </div>
        </details>
    }
    .erased()
}
