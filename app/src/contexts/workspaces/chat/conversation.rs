//! One conversation along one of its branches.

use super::manage::Manage;
use super::turn::turn_view;
use crate::frame::actor;
use crate::port::Erased;
use crate::ui::{Alert, PageTitle, Tone};
use crate::words;
use domain::kernel::{PersonId, ThreadId};
use domain::policy::{self, Permission, Subject};
use domain::workspaces::chat::{ThreadDetail, ThreadStatus};
use leptos::prelude::*;
use texts::{Key, keys};

/// What the page has around a conversation, however often that is shown anew.
#[derive(Clone, Copy)]
pub(super) struct Around {
    /// The turn that is to be brought into view once it is there.
    pub jump: RwSignal<Option<u32>>,
    /// What is read aloud.
    pub heard: RwSignal<Option<Key>>,
    /// Shows the conversation anew.
    pub refresh: Callback<()>,
}

/// What all turns of a conversation have in common.
#[derive(Clone, Copy)]
pub(super) struct Common {
    /// The conversation.
    pub thread: ThreadId,
    /// Whose it is.
    pub begun_by: PersonId,
    /// Whether the person asks in it.
    pub may_ask: bool,
    /// Whether answers are left out.
    pub is_masked: bool,
    /// What the page has around it.
    pub around: Around,
}

/// The conversation: its name, what is done with it, and its turns.
pub(super) fn conversation(thread: ThreadDetail, around: Around) -> AnyView {
    let texts = words::texts();
    let actor = actor();
    let is_own = actor.as_ref().is_some_and(|actor| actor.person_id == thread.begun_by);
    let may_run =
        actor.as_ref().is_some_and(|actor| policy::may(actor, Permission::RunExecutions, &Subject::default()).is_ok());
    let common = Common {
        thread: thread.id,
        begun_by: thread.begun_by,
        may_ask: is_own && may_run && thread.status == ThreadStatus::Open,
        is_masked: thread.is_masked,
        around,
    };
    let first = thread.path.first().map(|turn| turn.question.clone()).filter(|question| !question.is_empty());
    let title = thread.title.clone().or(first).unwrap_or_else(|| texts.text(keys::chat::FORGOTTEN).to_owned());
    let parts = vec![title.clone(), texts.text(keys::chat::TITLE).to_owned(), "Portico".to_owned()];
    let notes = notes(&thread, is_own);
    let turns: Vec<_> = thread.path.iter().cloned().map(|turn| turn_view(turn, common)).collect();
    view! {
        <PageTitle parts/>
        <div class="chat-head">
            <h1 class="page-title clip"><bdi dir="auto">{title}</bdi></h1>
            <Manage thread is_own around/>
        </div>
        {notes}
        <ol class="turns" data-may-ask=common.may_ask.then_some("")>{turns}</ol>
    }
    .erased()
}

/// What somebody has to know before they read: whose it is, that it is put away, that answers are left out.
fn notes(thread: &ThreadDetail, is_own: bool) -> AnyView {
    let texts = words::texts();
    let whose = (!is_own).then(|| texts.fill(keys::chat::OF_ANOTHER, &[("name", &thread.begun_by_name)]));
    let away = (thread.status == ThreadStatus::Archived).then(|| texts.text(keys::chat::IS_ARCHIVED).to_owned());
    let permission = Permission::ViewModelOutputs.as_str();
    let masked = thread.is_masked.then(|| texts.fill(keys::chat::IS_MASKED, &[("permission", permission)]));
    let notes: Vec<_> = [whose, away, masked]
        .into_iter()
        .flatten()
        .map(|text| view! { <Alert tone=Tone::Info><p>{text}</p></Alert> })
        .collect();
    notes.erased()
}
