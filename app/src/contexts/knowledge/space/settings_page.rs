//! What a space is called and is for, who reads and writes in it, and putting it away. It is an editor, so it doesn't change by
//! itself.

use super::super::Paths;
use super::holders::{Holders, given};
use super::make::approvals;
use super::may_manage;
use crate::forms::{Confirm, Form, OperationForm};
use crate::frame::actor;
use crate::lists::{Sheet, use_param};
use crate::port::{self, Erased, Known};
use crate::ui::{Alert, Button, LinkButton, Look, PageTitle, SelectField, TextField, Toasts, Tone};
use crate::words;
use domain::Refusal;
use domain::kernel::{SpaceId, WorkspaceId};
use domain::knowledge::{AccessRow, ArchiveSpace, EditSpace, RestoreSpace, SetSpaceAccess, ShowSpace, SpaceDetail};
use leptos::prelude::*;
use texts::keys;

const FORM: &str = "edit-space";

/// The settings of one space.
#[component]
pub fn SpaceSettingsPage(paths: Paths) -> impl IntoView {
    let id = use_param("space");
    let space = Known::new(move || id.get(), show);
    let changed = Callback::new(move |()| space.refetch());
    view! {
        <Sheet
            back=paths.home()
            name=keys::knowledge_pages::BACK
            known=space
            rows=4
            show=move |space| view! { <Whole space paths changed/> }.erased()
        />
    }
    .erased()
}

async fn show(id: String) -> Result<SpaceDetail, Refusal> {
    // What is no id at all names nothing, as an unknown one does.
    let id = id.parse().map_err(|_| Refusal::not_found())?;
    port::call(ShowSpace { id }).await
}

#[component]
fn Whole(space: SpaceDetail, paths: Paths, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let tenant = actor().map(|actor| actor.tenant_name);
    let title = texts.text(keys::knowledge_pages::SETTINGS).to_owned();
    let parts = [Some(title), Some(space.name.clone()), tenant].into_iter().flatten().collect();
    let (id, archived, workspace, access) = (space.id, space.archived, space.workspace_id, space.access.clone());
    let (name, may_change) = (space.name.clone(), space.may_keep && !archived);
    let away = (may_manage() && workspace.is_none()).then(|| view! { <PutAway id archived changed/> });
    let people = match workspace {
        Some(workspace) => of_workspace(workspace),
        None => view! { <People id access/> }.erased(),
    };
    view! {
        <PageTitle parts/>
        <div class="page-head">
            <h1 class="page-title">
                <a class="link" href=paths.space(id)><bdi dir="auto">{name}</bdi></a>
            </h1>
        </div>
        {may_change.then(|| view! { <Edit space changed/> })}
        {may_change.then_some(people)}
        {away}
    }
    .erased()
}

#[component]
fn Edit(space: SpaceDetail, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<EditSpace>::new();
    let toasts = Toasts::get();
    form.on_answer(move |_, ()| {
        toasts.done(texts.text(keys::knowledge_pages::SAVED).to_owned());
        changed.run(());
    });
    let chosen = if space.approval { "true" } else { "false" };
    let name = space.workspace_id.is_none().then(|| {
        view! {
            <TextField
                form=FORM
                name="name"
                label=texts.text(keys::knowledge_pages::NAME)
                error=form.error("name")
                value=space.name.clone()
            />
        }
    });
    view! {
        <section class="section" aria-labelledby="space-about">
            <h2 class="t-md" id="space-about">{texts.text(keys::knowledge_pages::ABOUT)}</h2>
            <OperationForm form>
                <input type="hidden" name="id" value=space.id.to_string()/>
                <input type="hidden" name="version" value=space.version.to_string()/>
                {name}
                <TextField
                    form=FORM
                    name="purpose"
                    label=texts.text(keys::knowledge_pages::PURPOSE)
                    hint=texts.text(keys::knowledge_pages::PURPOSE_HINT)
                    error=form.error("purpose")
                    value=space.purpose
                />
                <SelectField
                    form=FORM
                    name="approval"
                    label=texts.text(keys::knowledge_pages::APPROVAL)
                    hint=texts.text(keys::knowledge_pages::APPROVAL_HINT)
                    error=form.error("approval")
                    options=approvals()
                    chosen
                />
                <div class="actions">
                    <Button look=Look::Primary r#type="submit" busy=form.pending()>
                        {texts.text(keys::knowledge_pages::SAVE)}
                    </Button>
                </div>
            </OperationForm>
        </section>
    }
    .erased()
}

/// Who reads and writes in it.
#[component]
fn People(id: SpaceId, access: Vec<AccessRow>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<SetSpaceAccess>::new();
    let toasts = Toasts::get();
    form.on_answer(move |_, ()| toasts.done(texts.text(keys::knowledge_pages::SAVED).to_owned()));
    let rows = RwSignal::new(access);
    let save = move |_| {
        form.submit(SetSpaceAccess { id, access: rows.with_untracked(|rows| given(rows)) });
    };
    view! {
        <section class="section" aria-labelledby="space-people">
            <h2 class="t-md" id="space-people">{texts.text(keys::knowledge_pages::PEOPLE)}</h2>
            <p class="t-sm text-fg-muted prose">{texts.text(keys::knowledge_pages::PEOPLE_HINT)}</p>
            <div class="form">
                <Holders space=id rows id="space-holder"/>
                {move || refused(form.refusal().get())}
                <div class="actions">
                    <Button busy=form.pending() on:click=save>
                        {texts.text(keys::knowledge_pages::SAVE_PEOPLE)}
                    </Button>
                </div>
            </div>
        </section>
    }
    .erased()
}

/// Why the server said no.
pub fn refused(refusal: Option<Refusal>) -> Option<AnyView> {
    let said = words::refusal(words::texts(), &refusal?);
    Some(view! { <Alert tone=Tone::Danger live=true><p>{said}</p></Alert> }.erased())
}

/// The people of an AI workspace read and write in its space.
fn of_workspace(workspace: WorkspaceId) -> AnyView {
    let texts = words::texts();
    view! {
        <section class="section" aria-labelledby="space-people">
            <h2 class="t-md" id="space-people">{texts.text(keys::knowledge_pages::PEOPLE)}</h2>
            <p class="prose">{texts.text(keys::knowledge_pages::PEOPLE_OF_WORKSPACE)}</p>
            <LinkButton href=Signal::stored(format!("/client/workspaces/{workspace}?tab=members")) icon="boxes">
                {texts.text(keys::knowledge_pages::TO_WORKSPACE)}
            </LinkButton>
        </section>
    }
    .erased()
}

#[component]
fn PutAway(id: SpaceId, archived: bool, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let (away, back) = (Form::<ArchiveSpace>::new(), Form::<RestoreSpace>::new());
    away.on_answer(move |_, ()| changed.run(()));
    back.on_answer(move |_, ()| changed.run(()));
    let id = id.to_string();
    let button = if archived {
        let label = texts.text(keys::knowledge_pages::TAKE_UP);
        let question = texts.text(keys::knowledge_pages::TAKE_UP_QUESTION);
        view! { <Confirm form=back id label question/> }.erased()
    } else {
        let label = texts.text(keys::knowledge_pages::PUT_SPACE_AWAY);
        let question = texts.text(keys::knowledge_pages::PUT_AWAY_QUESTION);
        view! { <Confirm form=away id label question look=Look::Danger/> }.erased()
    };
    view! { <section class="section">{button}</section> }.erased()
}
