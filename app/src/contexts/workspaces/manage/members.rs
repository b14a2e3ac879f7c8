//! Who is named in a workspace, as what, and the ways in and out.

use super::labels;
use super::let_in::LetIn;
use crate::forms::{Form, OperationForm};
use crate::lists::Shown;
use crate::live;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Alert, Button, EmptyState, Look, Tone};
use crate::words;
use domain::Page;
use domain::kernel::WorkspaceId;
use domain::platform::ThingKind;
use domain::workspaces::{
    RemoveWorkspaceMember, SetWorkspaceMember, WorkspaceDetail, WorkspaceMemberRow, WorkspaceMembers, WorkspaceRole,
};
use leptos::prelude::*;
use texts::keys;

#[component]
pub(super) fn MembersTab(detail: WorkspaceDetail, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let WorkspaceDetail { id, everybody, archived, .. } = detail;
    let manages = detail.manages && !archived;
    let ask = move || WorkspaceMembers { id, limit: Some(200), cursor: None, sort: None };
    let page = Known::new(|| (), move |()| port::call(ask()));
    live::follow(page, &[ThingKind::Workspace, ThingKind::Person]);
    let again = Callback::new(move |()| {
        page.refetch();
        changed.run(());
    });
    let open = everybody.then(|| {
        view! { <Alert tone=Tone::Info><p>{texts.text(keys::workspace::EVERYBODY_TEXT)}</p></Alert> }
    });
    view! {
        {open}
        <section class="section" aria-label=texts.text(keys::workspace::TAB_MEMBERS)>
            <Shown known=page rows=3 show=move |page| list(page, id, manages.then_some(again))/>
        </section>
        {manages.then(|| view! { <LetIn id again/> })}
    }
    .erased()
}

/// The people. `again` is there for whoever may change them.
fn list(page: Page<WorkspaceMemberRow>, id: WorkspaceId, again: Option<Callback<()>>) -> AnyView {
    let texts = words::texts();
    if page.data.is_empty() {
        let (title, text) = (texts.text(keys::workspace::NOBODY_TITLE), texts.text(keys::workspace::NOBODY_TEXT));
        return view! { <EmptyState icon="handshake" title text/> }.erased();
    }
    let rows: Vec<_> = page.data.into_iter().map(|member| view! { <Member id member again/> }).collect();
    view! { <ul class="tree">{rows}</ul> }.erased()
}

#[component]
fn Member(
    id: WorkspaceId,
    member: WorkspaceMemberRow,
    #[prop(optional_no_strip)] again: Option<Callback<()>>,
) -> impl IntoView {
    let texts = words::texts();
    let WorkspaceMemberRow { id: person, name, role, since } = member;
    let ways = again.map(|again| {
        let (other, out) = (Form::<SetWorkspaceMember>::new(), Form::<RemoveWorkspaceMember>::new());
        other.on_answer(move |_, ()| again.run(()));
        out.on_answer(move |_, ()| again.run(()));
        let (next, label) = match role {
            WorkspaceRole::Member => (WorkspaceRole::Manager, keys::workspace::MAKE_MANAGER),
            WorkspaceRole::Manager => (WorkspaceRole::Member, keys::workspace::MAKE_MEMBER),
        };
        view! {
            <OperationForm form=other class="contents">
                <input type="hidden" name="id" value=id.to_string()/>
                <input type="hidden" name="personId" value=person.to_string()/>
                <input type="hidden" name="role" value=next.as_str()/>
                <Button look=Look::Quiet r#type="submit" busy=other.pending()>{texts.text(label)}</Button>
            </OperationForm>
            <OperationForm form=out class="contents">
                <input type="hidden" name="id" value=id.to_string()/>
                <input type="hidden" name="personId" value=person.to_string()/>
                <Button look=Look::Quiet r#type="submit" busy=out.pending()>{texts.text(keys::workspace::TAKE_OUT)}</Button>
            </OperationForm>
        }
    });
    view! {
        <li class="tree-item">
            <bdi class="font-medium">{name}</bdi>
            <span class="t-sm text-fg-muted">{texts.text(labels::role(role))}</span>
            <span class="t-sm text-fg-muted"><Time at=since show=Show::Date/></span>
            {ways}
        </li>
    }
    .erased()
}
