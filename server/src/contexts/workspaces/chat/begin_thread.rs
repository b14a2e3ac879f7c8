use super::super::enter::enter;
use super::asked::{Question, ask};
use crate::Stop;
use crate::ambient::new_id;
use crate::gateway::{Context, Effect};
use domain::kernel::ThreadId;
use domain::workspaces::chat::{BeginThread, Thread, ThreadCommand, TurnAsked};

pub async fn begin_thread(cx: &mut Context, op: BeginThread) -> Result<TurnAsked, Stop> {
    let terms = enter(cx, op.workspace).await?;
    let actor = cx.actor()?.clone();
    let id = ThreadId(new_id());
    let title = op.title.map(|title| title.trim().to_owned()).filter(|title| !title.is_empty());
    let begin =
        ThreadCommand::Begin { workspace: terms.workspace, title, by: actor.person_id, by_name: actor.name.clone() };
    cx.create::<Thread>(actor.tenant_id, id.0, begin).await?;
    let loaded = cx.load::<Thread>(id.0).await?;
    let documents = op.documents == Some(true);
    let question = Question { documents, ..Question::of(None, op.text, op.attachments, op.model) };
    let asked = ask(cx, id, &loaded, question).await?;
    cx.effects.push(Effect::GoTo(format!("/client/chat/{id}")));
    Ok(asked)
}
