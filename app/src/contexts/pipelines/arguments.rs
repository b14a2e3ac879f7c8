//! The operation of a step, one of those that the person may call, and a field for each member that it takes.

use super::desk::Desk;
use super::field::{chosen, typed};
use super::labels;
use crate::port::{Erased, Known};
use crate::words;
use domain::pipelines::{ActionLine, ActionLines, ActionMember, WITH};
use leptos::prelude::*;
use texts::keys;

/// The operation and its arguments.
#[component]
pub(super) fn Arguments(desk: Desk, step: String, actions: Known<ActionLines>) -> impl IntoView {
    let own = step.clone();
    let operation = Memo::new(move |_| {
        let set = |graph: &domain::pipelines::Graph| {
            graph.step(&own).and_then(|step| step.setting("operation")).unwrap_or_default().to_owned()
        };
        desk.graph.with(set)
    });
    view! {
        <Transition>
            {move || {
                let step = step.clone();
                Suspend::new(async move {
                    let lines = actions.await.map(|lines| lines.data).unwrap_or_default();
                    fields(desk, step, lines, operation)
                })
            }}
        </Transition>
    }
    .erased()
}

fn fields(desk: Desk, step: String, lines: Vec<ActionLine>, operation: Memo<String>) -> AnyView {
    let texts = words::texts();
    let options = lines.iter().map(|line| (line.name.clone(), format!("{} · {}", line.title, line.name))).collect();
    let which = chosen(desk, &step, "operation", texts.text(keys::pipelines::SET_OPERATION), options);
    let members = move || {
        let name = operation.get();
        let line = lines.iter().find(|line| line.name == name);
        line.map(|line| {
            let members: Vec<_> = line.members.iter().map(|it| member(desk, &step, it)).collect();
            let text = line.text.clone();
            view! {
                <p class="t-sm text-fg-muted" dir="auto">{text}</p>
                {members}
            }
            .erased()
        })
    };
    view! {
        {which}
        {members}
    }
    .erased()
}

/// The names of members come with the operation, so each stands in a field of its own with the name above it.
fn member(desk: Desk, step: &str, member: &ActionMember) -> AnyView {
    let texts = words::texts();
    let name = format!("{WITH}{}", member.name);
    let needed = if member.required { keys::pipelines::NEEDED } else { keys::pipelines::OPTIONAL };
    let control = if member.choices.is_empty() {
        let hint = labels::member(member.kind);
        typed(desk, step, &name, (texts.text(keys::pipelines::ARGUMENT), Some(hint)), (None, false))
    } else {
        let options = member.choices.iter().map(|choice| (choice.clone(), choice.clone())).collect();
        chosen(desk, step, &name, texts.text(keys::pipelines::ARGUMENT), options)
    };
    view! {
        <div class="flow-argument" role="group" aria-label=member.name.clone()>
            <p>
                <code dir="ltr">{member.name.clone()}</code>
                <span class="t-sm text-fg-subtle">{texts.text(needed)}</span>
            </p>
            <p class="t-sm text-fg-muted" dir="auto">{member.text.clone()}</p>
            {control}
        </div>
    }
    .erased()
}
