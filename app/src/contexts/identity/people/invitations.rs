//! The invitations, and what can be done with one.

use super::{Circle, labels};
use crate::forms::{ConfirmWith, form_then};
use crate::lists::Shown;
use crate::live;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Badge, Column, EmptyState, Look, Table};
use crate::words;
use domain::Page;
use domain::identity::{InvitationRow, InvitationStatus, Invitations, ResendInvitation, RevokeInvitation};
use domain::platform::ThingKind;
use leptos::prelude::*;
use texts::keys;

/// As many are shown.
const ROWS: u16 = 50;

/// The invitations, the latest first. `changed` counts up when there is a new one.
#[component]
pub(super) fn InvitationsSection(circle: Circle, changed: RwSignal<u32>) -> impl IntoView {
    let texts = words::texts();
    let ask = || Invitations { limit: Some(ROWS), ..Invitations::default() };
    let page = Known::new(move || changed.get(), move |_| port::call(ask()));
    live::follow(page, &[ThingKind::Invitation, ThingKind::Person]);
    let again = Callback::new(move |()| page.refetch());
    let show = move |page: Page<InvitationRow>| rows(page.data, circle, again);
    view! {
        <section class="section" id="invitations">
            <h2 class="t-md">{texts.text(keys::identity::INVITATIONS_TITLE)}</h2>
            <Shown known=page rows=3 show/>
        </section>
    }
    .erased()
}

fn rows(data: Vec<InvitationRow>, circle: Circle, changed: Callback<()>) -> AnyView {
    let texts = words::texts();
    if data.is_empty() {
        return view! {
            <EmptyState
                icon="mail"
                title=texts.text(keys::identity::INVITATIONS_EMPTY_TITLE)
                text=texts.text(keys::identity::INVITATIONS_EMPTY_TEXT)
            />
        }
        .erased();
    }
    let everybody = circle == Circle::Everybody;
    let columns = [
        Some(keys::identity::EMAIL),
        Some(keys::identity::ROLE),
        everybody.then_some(keys::identity::TENANT_NAME),
        Some(keys::identity::STATUS),
        Some(keys::identity::UNTIL),
        Some(keys::identity::ACTIONS),
    ];
    let columns = columns.into_iter().flatten().map(|key| Column::new(texts.text(key))).collect();
    let rows: Vec<_> = data.into_iter().map(|invitation| row(invitation, everybody, changed)).collect();
    view! { <Table caption=texts.text(keys::identity::INVITATIONS_CAPTION) columns>{rows}</Table> }.erased()
}

fn row(invitation: InvitationRow, everybody: bool, changed: Callback<()>) -> AnyView {
    let texts = words::texts();
    let (tone, icon, name) = labels::invitation(invitation.status);
    let is_open = matches!(invitation.status, InvitationStatus::Open | InvitationStatus::Expired);
    let hidden = || vec![("id", invitation.id.to_string())];
    let buttons = is_open.then(|| {
        view! {
            <div class="actions">
                <ConfirmWith
                    form={form_then::<ResendInvitation>(changed)}
                    hidden=hidden()
                    label=texts.text(keys::identity::RESEND)
                    question=texts.text(keys::identity::RESEND_QUESTION)
                />
                <ConfirmWith
                    form={form_then::<RevokeInvitation>(changed)}
                    hidden=hidden()
                    label=texts.text(keys::identity::REVOKE)
                    question=texts.text(keys::identity::REVOKE_QUESTION)
                    look=Look::Danger
                />
            </div>
        }
    });
    let tenant = everybody.then(|| {
        view! { <td data-label=texts.text(keys::identity::TENANT_NAME)><bdi>{invitation.tenant_name.clone()}</bdi></td> }
    });
    view! {
        <tr>
            <th scope="row" class="font-medium"><bdi dir="ltr">{invitation.email.clone()}</bdi></th>
            <td data-label=texts.text(keys::identity::ROLE)>{words::role(texts, invitation.role.as_str())}</td>
            {tenant}
            <td data-label=texts.text(keys::identity::STATUS)><Badge tone icon label=texts.text(name)/></td>
            <td data-label=texts.text(keys::identity::UNTIL)><Time at=invitation.until show=Show::Minute/></td>
            <td data-label=texts.text(keys::identity::ACTIONS)>{buttons}</td>
        </tr>
    }
    .erased()
}
