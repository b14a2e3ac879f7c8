//! What the agent can do for the person who looks, and what becomes of each.

use super::labels;
use crate::lists::Shown;
use crate::port::{self, Erased, Known};
use crate::ui::{Badge, EmptyState, PageTitle};
use crate::words;
use domain::agent::{AgentTool, AgentTools};
use leptos::prelude::*;
use texts::keys;

/// The tools, by context.
#[component]
pub fn AgentToolsPage(base: &'static str) -> impl IntoView {
    let texts = words::texts();
    let title = texts.text(keys::agent::TOOLS_TITLE);
    let parts = vec![title.to_owned(), "Portico".to_owned()];
    let tools = Known::new(|| (), |()| port::call(AgentTools::default()));
    view! {
        <PageTitle parts/>
        <p><a class="link" href=base>{texts.text(keys::agent::BACK)}</a></p>
        <h1 class="page-title">{title}</h1>
        <p>{texts.text(keys::agent::TOOLS_INTRO)}</p>
        <Shown known=tools rows=8 show=list/>
    }
    .erased()
}

fn list(tools: Vec<AgentTool>) -> AnyView {
    let texts = words::texts();
    if tools.is_empty() {
        let (title, text) = (texts.text(keys::agent::TOOLS_EMPTY_TITLE), texts.text(keys::agent::TOOLS_EMPTY_TEXT));
        return view! { <EmptyState icon="list-checks" title text/> }.erased();
    }
    let rows: Vec<_> = tools.into_iter().map(row).collect();
    view! { <ul class="tools" data-tools="">{rows}</ul> }.erased()
}

fn row(tool: AgentTool) -> AnyView {
    let (tone, icon) = labels::gate_look(tool.gate);
    view! {
        <li class="card" data-operation=tool.operation.clone() data-gate=tool.gate.as_str()>
            <div class="actions">
                <strong lang="en">{tool.title}</strong>
                <Badge tone icon label=words::texts().text(labels::gate(tool.gate))/>
            </div>
            <p class="t-sm text-fg-muted"><bdi lang="en">{tool.description}</bdi></p>
            <code class="t-sm" dir="ltr">{tool.operation.clone()}</code>
        </li>
    }
    .erased()
}
