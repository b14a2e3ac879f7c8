use super::super::queue::{Beside, Order, queue_beside};
use crate::Stop;
use crate::contexts::knowledge::citing::{Question, candidates};
use crate::contexts::knowledge::retrieval::{retrieve, wanted};
use crate::gateway::{Context, Effect};
use domain::Refusal;
use domain::kernel::ExecutionId;
use domain::knowledge::retrieval::Narrowing;
use domain::policy::{Permission, Subject, may};
use domain::workspaces::{AskDocuments, ExecutionStarted, Method, Source};
use texts::keys;

/// Passages that an answer rests on at most.
const PASSAGES: u16 = 8;
/// Where an answer that a model writes is cut off.
const ANSWER_TOKENS: u32 = 400;

pub async fn ask_documents(cx: &mut Context, op: AskDocuments) -> Result<ExecutionStarted, Stop> {
    let order = Order {
        workspace: op.workspace_id,
        system: None,
        history: Vec::new(),
        text: op.question,
        model: op.model.filter(|model| !model.is_empty()),
        max_tokens: Some(ANSWER_TOKENS),
        temperature: None,
        method: Method::Answer { spaces: op.space_ids, tags: op.tags },
        source: Source::Documents,
        template: None,
        why: None,
    };
    let id = ask(cx, order).await?;
    cx.effects.push(Effect::GoTo(format!("/client/ask/{id}")));
    Ok(ExecutionStarted { id })
}

/// Asks documents, where the order's method says. What is found is what the caller may read now.
///
/// # Errors
/// `permission_denied` for who may not read documents; what the queue says no with.
pub async fn ask(cx: &mut Context, order: Order) -> Result<ExecutionId, Stop> {
    let actor = cx.actor()?;
    let subject = Subject { tenant: Some(actor.tenant_id), ..Subject::default() };
    may(actor, Permission::ReadKnowledge, &subject).map_err(Refusal::from)?;
    let Method::Answer { spaces, tags } = &order.method else {
        return Err(Stop::defect("documents are asked by another method"));
    };
    let narrowing =
        Narrowing { spaces: spaces.clone(), tags: tags.clone(), kinds: Vec::new(), since: None, until: None };
    let services = cx.services.clone();
    let wanted = wanted(&services, &order.text, narrowing, PASSAGES).await?;
    let context = retrieve(cx, &wanted).await?;
    let is_near = Question::of(&order.text, &context).may_be_answered(&context, &candidates(&context));
    let nothing = (!is_near).then(|| cx.caller.texts().text(keys::answers::NOT_FOUND).to_owned());
    queue_beside(cx, order, Beside { context, nothing, ..Beside::default() }).await
}
