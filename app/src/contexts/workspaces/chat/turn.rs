//! A question with its answer, and the way between versions of it.

use super::super::labels::goes_on;
use super::answer::ended;
use super::conversation::Common;
use super::edit::EditQuestion;
use super::live_answer::LiveAnswer;
use super::tools::tools;
use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::Icon;
use crate::words;
use domain::kernel::ThreadId;
use domain::workspaces::chat::ThreadTurn;
use leptos::html;
use leptos::prelude::*;
use texts::keys;

/// A question with its answer.
pub(super) fn turn_view(turn: ThreadTurn, common: Common) -> AnyView {
    let (node, number) = (NodeRef::<html::Li>::new(), turn.turn);
    Effect::new(move |_| {
        let jump = common.around.jump;
        if jump.get_untracked() == Some(number)
            && let Some(item) = node.get()
        {
            item.scroll_into_view();
            jump.set(None);
        }
    });
    let question = question(&turn, common);
    let answer = if goes_on(turn.status) && !common.is_masked {
        let (id, first, status) = (turn.execution, turn.blocks.clone(), turn.status);
        view! { <LiveAnswer id maker=common.begun_by first status around=common.around/> }.erased()
    } else {
        ended(&turn, common.is_masked)
    };
    let tools = (!goes_on(turn.status)).then(|| tools(turn, common));
    let name = words::texts().fill(keys::chat::TURN_NUMBER, &[("number", &number.to_string())]);
    view! {
        <li class="turn" id=format!("turn-{number}") node_ref=node>
            <h2 class="visually-hidden">{name}</h2>
            {question}
            <div class="turn-answer">
                {answer}
                {tools}
            </div>
        </li>
    }
    .erased()
}

fn question(turn: &ThreadTurn, common: Common) -> AnyView {
    let texts = words::texts();
    let text =
        if turn.question.is_empty() { texts.text(keys::chat::FORGOTTEN).to_owned() } else { turn.question.clone() };
    let attached: Vec<_> = turn
        .attachments
        .iter()
        .map(|name| {
            view! {
                <li class="attachment">
                    <Icon name="file-text"/>
                    <bdi class="clip">{name.clone()}</bdi>
                </li>
            }
        })
        .collect();
    let attached = (!attached.is_empty())
        .then(|| view! { <ul class="attachments" aria-label=texts.text(keys::chat::ATTACHED)>{attached}</ul> });
    let left_out = (turn.left_out > 0).then(|| {
        let text = texts.count(keys::chat::LEFT_OUT, turn.left_out.into());
        view! { <p class="t-sm text-fg-muted">{text}</p> }
    });
    let change = common.may_ask.then(|| {
        let (question, has_attachments) = (turn.question.clone(), !turn.attachments.is_empty());
        view! { <EditQuestion turn=turn.turn parent=turn.parent question has_attachments common/> }
    });
    view! {
        <div class="turn-question">
            <div class="bubble">
                <p class="said" dir="auto">{text}</p>
                {attached}
            </div>
            <div class="turn-tools">
                <span class="t-xs text-fg-muted"><Time at=turn.asked_at show=Show::Minute/></span>
                {versions(common.thread, turn)}
                {change}
            </div>
            {left_out}
        </div>
    }
    .erased()
}

/// The way to the other versions of a question, where there are any.
fn versions(thread: ThreadId, turn: &ThreadTurn) -> Option<AnyView> {
    let texts = words::texts();
    let place = turn.siblings.iter().position(|sibling| *sibling == turn.turn)?;
    if turn.siblings.len() < 2 {
        return None;
    }
    let to = |place: Option<usize>| {
        let turn = turn.siblings.get(place?)?;
        Some(format!("/client/chat/{thread}?at={turn}"))
    };
    let step = |href: Option<String>, icon: &'static str, label: &'static str| match href {
        Some(href) => view! {
            <a class="btn btn-quiet btn-icon" href=href data-noscroll="" aria-label=label title=label>
                <Icon name=icon flip=true/>
            </a>
        }
        .erased(),
        None => view! { <span class="btn btn-quiet btn-icon" aria-hidden="true"></span> }.erased(),
    };
    let before = step(to(place.checked_sub(1)), "chevron-left", texts.text(keys::chat::VERSION_BEFORE));
    let after = step(to(Some(place + 1)), "chevron-right", texts.text(keys::chat::VERSION_AFTER));
    let (number, count) = ((place + 1).to_string(), turn.siblings.len().to_string());
    let which = texts.fill(keys::chat::VERSION, &[("number", &number), ("count", &count)]);
    let group = view! {
        <span class="versions" role="group" aria-label=texts.text(keys::chat::VERSIONS)>
            {before}
            <span class="t-sm num">{which}</span>
            {after}
        </span>
    };
    Some(group.erased())
}
