//! Asks in a thread: the question becomes a run, the thread remembers where it stands.

use super::earlier::{ANSWER_TOKENS, earlier};
use super::turns::{Placed, Said, placed, said};
use super::visible;
use crate::Stop;
use crate::contexts::workspaces::from_documents;
use crate::contexts::workspaces::queue::{Order, queue};
use crate::gateway::Context;
use crate::store::Loaded;
use domain::Refusal;
use domain::kernel::ThreadId;
use domain::workspaces::chat::{ATTACHMENTS_MAX, AskThread, Attachment, RetryTurn, Thread, ThreadCommand, TurnAsked};
use domain::workspaces::{Method, Source, Turn};

/// What is asked.
pub struct Question {
    /// The turn that it follows.
    pub parent: Option<u32>,
    /// What the person writes.
    pub text: String,
    /// The names of what goes along with it.
    pub names: Vec<String>,
    /// What goes along with it, as the model is given it.
    pub attached: Vec<Turn>,
    /// The model's id.
    pub model: Option<String>,
    /// Whether the answer is looked for in documents.
    pub documents: bool,
}

impl Question {
    /// A question as a person sends it. A form sends an empty text where no model is chosen.
    pub fn of(parent: Option<u32>, text: String, attachments: Vec<Attachment>, model: Option<String>) -> Self {
        let attached = attachments.iter().map(Attachment::turn).collect();
        let names = attachments.into_iter().map(|attachment| attachment.name).collect();
        let model = model.filter(|model| !model.is_empty());
        Self { parent, text, names, attached, model, documents: false }
    }

    /// The same with the attachments of another turn before its own.
    fn along_with(self, (placed, said): (Placed, Said)) -> Result<Self, Refusal> {
        if self.names.len() + placed.attachments.len() > ATTACHMENTS_MAX {
            return Err(Refusal::invalid_field("attachmentsOf", "not_allowed"));
        }
        let attached = said.attached(placed.attachments.len()).iter().cloned().chain(self.attached).collect();
        let names = placed.attachments.into_iter().chain(self.names).collect();
        Ok(Self { names, attached, ..self })
    }
}

pub async fn ask_thread(cx: &mut Context, op: AskThread) -> Result<TurnAsked, Stop> {
    let loaded = visible::asked_in(cx, op.thread).await?;
    let newest = loaded.state.newest();
    let parent = Some(op.parent.unwrap_or(newest)).filter(|parent| *parent > 0);
    let mut question = Question::of(parent, op.text, op.attachments, op.model);
    question.documents = op.documents == Some(true);
    if let Some(number) = op.attachments_of {
        question = question.along_with(turn(cx, op.thread, number).await?)?;
    }
    ask(cx, op.thread, &loaded, question).await
}

pub async fn retry_turn(cx: &mut Context, op: RetryTurn) -> Result<TurnAsked, Stop> {
    let loaded = visible::asked_in(cx, op.thread).await?;
    let (again, before) = turn(cx, op.thread, op.turn).await?;
    if !before.status.has_ended() {
        return Err(Refusal::new(409, "turn_under_way").into());
    }
    if before.question.trim().is_empty() {
        return Err(Refusal::new(409, "turn_forgotten").into());
    }
    let attached = before.attached(again.attachments.len()).to_vec();
    let question = Question {
        parent: again.place.parent,
        text: before.question,
        names: again.attachments,
        attached,
        model: op.model.filter(|model| !model.is_empty()).or(Some(before.model)),
        documents: before.documents,
    };
    ask(cx, op.thread, &loaded, question).await
}

/// A turn of a thread with what its run says.
async fn turn(cx: &mut Context, thread: ThreadId, number: u32) -> Result<(Placed, Said), Stop> {
    let all = placed(cx, thread).await?;
    let turn = all.into_iter().find(|placed| placed.place.turn == number).ok_or_else(Refusal::not_found)?;
    let said = said(cx, &[&turn]).await?.remove(&turn.execution).ok_or_else(Refusal::not_found)?;
    Ok((turn, said))
}

/// Asks in a thread that the actor may ask in.
///
/// # Errors
/// The thread's refusals and the queue's: a budget, a rule of the workspace, a model that isn't there.
pub async fn ask(
    cx: &mut Context,
    id: ThreadId,
    loaded: &Loaded<Thread>,
    question: Question,
) -> Result<TurnAsked, Stop> {
    let Question { parent, text, names, attached, model, documents } = question;
    // First of all, so that nothing is set aside and no version is compared for a run that can't be.
    cx.decide::<Thread>(id.0, loaded, ThreadCommand::Prepare { parent }).await?;
    let (history, left_out) = earlier(cx, id, parent, (text.as_str(), attached.as_slice(), model.as_deref())).await?;
    let order = Order {
        workspace: loaded.state.workspace,
        system: None,
        history,
        text,
        model,
        max_tokens: Some(ANSWER_TOKENS),
        temperature: None,
        method: if documents { Method::Answer { spaces: Vec::new(), tags: Vec::new() } } else { Method::Generate },
        source: Source::Chat,
        template: None,
        why: None,
    };
    let execution = if documents { from_documents::ask(cx, order).await? } else { queue(cx, order).await? };
    let ask = ThreadCommand::Ask { parent, execution, attachments: names, left_out };
    cx.decide::<Thread>(id.0, loaded, ask).await?;
    Ok(TurnAsked { id, turn: loaded.state.newest() + 1, execution })
}
