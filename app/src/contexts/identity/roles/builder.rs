//! Builds a role by ticking what it allows and what it denies.

use super::draft::patch;
use super::preview::PreviewPanel;
use super::sights::Sights;
use super::ticks::Ticks;
use super::{base, name_of};
use crate::forms::undoable_in;
use crate::frame::{actor, blocked};
use crate::port::{self, Erased};
use crate::ui::{Alert, Button, Field, LinkButton, Look, PageTitle, Toasts, Tone};
use crate::words;
use domain::Refusal;
use domain::identity::{ChangeRole, CreateRole, PermissionRow, RemoveRole, RoleContent, RoleRow};
use domain::kernel::validate;
use domain::policy::{self, Permission, Permissions, RoleRef, Subject};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use texts::keys;

/// The content of a role under construction.
#[component]
pub(super) fn Builder(role: Option<RoleRow>, permissions: Vec<PermissionRow>) -> impl IntoView {
    let texts = words::texts();
    let nothing = || RoleContent {
        name: String::new(),
        description: String::new(),
        allowed: Permissions::NONE,
        denied: Permissions::NONE,
    };
    let content = RwSignal::new(role.as_ref().map_or_else(nothing, |role| role.content.clone()));
    let title = role.as_ref().map_or_else(|| texts.text(keys::role_builder::CREATE).to_owned(), name_of);
    let may_manage =
        actor().is_some_and(|actor| policy::may(&actor, Permission::ManageRoles, &Subject::default()).is_ok());
    let editable = may_manage && role.as_ref().is_none_or(|role| !role.built_in);
    let description = content.with_untracked(|content| content.description.clone());
    let given = role.as_ref().map(|role| role.id);
    view! {
        <PageTitle parts=vec![title.clone(), texts.text(keys::role_builder::TITLE).to_owned(), "Portico".to_owned()]/>
        <div class="page-head">
            <div>
                <h1 class="page-title"><bdi>{title}</bdi></h1>
                <p class="t-sm text-fg-muted"><bdi>{description}</bdi></p>
            </div>
        </div>
        {(!editable)
            .then(|| {
                view! { <Alert tone=Tone::Info><p>{texts.text(keys::role_builder::FIXED)}</p></Alert> }
            })}
        {editable.then(|| view! { <Names content/> })}
        <Sights content permissions=permissions.clone()/>
        <Ticks content permissions editable/>
        {given.filter(|_| editable).map(|id| view! { <PreviewPanel id content/> })}
        {editable.then(|| view! { <Save role content/> })}
    }
    .erased()
}

#[component]
fn Names(content: RwSignal<RoleContent>) -> impl IntoView {
    let texts = words::texts();
    let (name, description) = content.with_untracked(|content| (content.name.clone(), content.description.clone()));
    view! {
        <section class="section form">
            <Field id="role-name" label=texts.text(keys::role_builder::NAME) hint=None error=Signal::stored(None::<String>)>
                <input
                    class="input"
                    id="role-name"
                    type="text"
                    autocomplete="off"
                    dir="auto"
                    maxlength="60"
                    value=name
                    on:input=move |event| content.update(|content| content.name = event_target_value(&event))
                />
            </Field>
            <Field
                id="role-description"
                label=texts.text(keys::role_builder::DESCRIPTION)
                hint=None
                error=Signal::stored(None::<String>)
            >
                <input
                    class="input"
                    id="role-description"
                    type="text"
                    autocomplete="off"
                    dir="auto"
                    maxlength="300"
                    value=description
                    on:input=move |event| content.update(|content| content.description = event_target_value(&event))
                />
            </Field>
        </section>
    }
    .erased()
}

/// Saves what is drafted: a new role, or a change.
async fn save(role: Option<(RoleRef, u32)>, content: RoleContent) -> Result<(), Refusal> {
    let RoleContent { name, description, allowed, denied } = content;
    match role {
        Some((RoleRef::Own(id), version)) => {
            let change = ChangeRole {
                id,
                name: Some(name),
                description: Some(description),
                permissions: patch(allowed),
                denied: patch(denied),
                version: Some(version),
            };
            validate(&change)?;
            port::call(change).await
        }
        _ => {
            let some = |set: Permissions| (!set.is_empty()).then_some(set);
            let make =
                CreateRole { name, description: Some(description), permissions: some(allowed), denied: some(denied) };
            validate(&make)?;
            port::call(make).await.map(|_| ())
        }
    }
}

#[component]
fn Save(role: Option<RoleRow>, content: RwSignal<RoleContent>) -> impl IntoView {
    let texts = words::texts();
    let base = base();
    let (busy, refused) = (RwSignal::new(false), RwSignal::new(None::<Refusal>));
    let navigate = use_navigate();
    let gone = Callback::new(move |()| navigate(base, Default::default()));
    let given = role.as_ref().map(|role| (role.id, role.version));
    let before = role.as_ref().map(|role| role.content.clone());
    let done = Callback::new(done(given, before));
    let run = move |work: std::pin::Pin<Box<dyn Future<Output = Result<(), Refusal>>>>, deed: Deed| {
        busy.set(true);
        leptos::task::spawn_local(async move {
            match work.await {
                Ok(()) => {
                    done.run(deed);
                    gone.run(());
                }
                Err(refusal) => refused.set(Some(refusal)),
            }
            busy.set(false);
        });
    };
    let remove = given.and_then(|(id, _)| match id {
        RoleRef::Own(id) => Some(id),
        RoleRef::BuiltIn(_) => None,
    });
    let asked = RwSignal::new(false);
    let off = blocked::<ChangeRole>();
    let is_off = off.is_some();
    view! {
        <section class="section">
            {move || refused.get().map(|refusal| view! { <Refused refusal/> })}
            <div class="actions">
                <Button look=Look::Primary busy nostrip:blocked=off on:click=move |_| {
                    if !is_off {
                        run(Box::pin(save(given, content.get_untracked())), Deed::Save);
                    }
                }>
                    {texts.text(keys::role_builder::SAVE)}
                </Button>
                <LinkButton href=Signal::stored(base.to_owned()) look=Look::Quiet>{texts.text(keys::shell::CANCEL)}</LinkButton>
                {remove
                    .map(|id| {
                        view! {
                            <Show when=move || !asked.get()>
                                <Button look=Look::Danger icon="trash-2" on:click=move |_| asked.set(true)>
                                    {texts.text(keys::role_builder::REMOVE)}
                                </Button>
                            </Show>
                            <Show when=move || asked.get()>
                                <Button
                                    look=Look::Danger
                                    icon="trash-2"
                                    busy
                                    on:click=move |_| run(Box::pin(port::call(RemoveRole { id })), Deed::Remove)
                                >
                                    {texts.text(keys::role_builder::REMOVE_SURE)}
                                </Button>
                            </Show>
                        }
                    })}
            </div>
        </section>
    }
    .erased()
}

/// What was asked for.
#[derive(Clone, Copy)]
enum Deed {
    Save,
    Remove,
}

/// Says what was done; a change of a role that there was is taken back by making it what it was.
fn done(given: Option<(RoleRef, u32)>, before: Option<RoleContent>) -> impl Fn(Deed) + Send + Sync + 'static {
    let (texts, toasts) = (words::texts(), Toasts::get());
    let nobody = Callback::new(|()| ());
    move |deed| {
        let said = |key| texts.text(key).to_owned();
        match (deed, given, before.clone()) {
            (Deed::Remove, ..) => toasts.done(said(keys::role_builder::REMOVED_DONE)),
            (Deed::Save, Some((RoleRef::Own(id), _)), Some(RoleContent { name, description, allowed, denied })) => {
                let back = ChangeRole {
                    id,
                    name: Some(name),
                    description: Some(description),
                    permissions: patch(allowed),
                    denied: patch(denied),
                    version: None,
                };
                undoable_in(toasts, said(keys::role_builder::SAVED_DONE), back, nobody);
            }
            (Deed::Save, ..) => toasts.done(said(keys::role_builder::CREATED_DONE)),
        }
    }
}

#[component]
fn Refused(refusal: Refusal) -> impl IntoView {
    let texts = words::texts();
    let faults: Vec<_> = refusal.fields.iter().map(|fault| view! { <li>{words::fault(texts, fault)}</li> }).collect();
    view! {
        <Alert tone=Tone::Danger live=true>
            <p>{words::refusal(texts, &refusal)}</p>
            <ul>{faults}</ul>
        </Alert>
    }
    .erased()
}
