//! How an outside agent is let in: the address, a configuration to take along, and the tools that it has then.

use super::code::{Code, prose};
use super::narrow::{Narrow, has, typed};
use crate::frame::actor;
use crate::lists::{ListHead, Shown};
use crate::port::{self, Erased, Known};
use crate::ui::{Column, EmptyState, LinkButton, Table};
use crate::words;
use domain::developers::{ShowToolDoor, ToolDoor, ToolLine};
use domain::policy::Permission;
use leptos::prelude::*;
use texts::keys;

/// The door for outside agents.
#[component]
pub fn ToolsPage() -> impl IntoView {
    let texts = words::texts();
    let typed = typed();
    let door = Known::new(|| (), |()| port::call(ShowToolDoor {}));
    view! {
        <ListHead title=texts.text(keys::mcp::TITLE) intro=texts.text(keys::mcp::INTRO)/>
        <Shown known=door rows=8 show=move |door| show(door, typed)/>
    }
    .erased()
}

fn show(door: ToolDoor, typed: RwSignal<String>) -> AnyView {
    let texts = words::texts();
    let ToolDoor { url, configuration, curl, data } = door;
    let sees_keys = actor().is_some_and(|actor| actor.holds(Permission::ReadKeys));
    let narrowed = move || {
        let typed = typed.get();
        let found = data.iter().filter(|line| has(&[&line.name, &line.operation, &line.summary], &typed));
        table(&found.collect::<Vec<_>>())
    };
    view! {
        <section class="section">
            <h2 class="t-md">{texts.text(keys::mcp::ADDRESS)}</h2>
            <p>{texts.text(keys::mcp::ADDRESS_TEXT)}</p>
            <Code label=texts.text(keys::mcp::ADDRESS) text=url/>
        </section>
        <section class="section">
            <h2 class="t-md">{texts.text(keys::mcp::CONFIGURATION)}</h2>
            <p>{texts.text(keys::mcp::CONFIGURATION_TEXT)}</p>
            <Code label=texts.text(keys::mcp::CONFIGURATION) text=configuration/>
            {sees_keys.then(|| view! {
                <div class="actions">
                    <LinkButton href="/developer/keys" icon="key-round">{texts.text(keys::developers::TO_KEYS)}</LinkButton>
                </div>
            })}
        </section>
        <section class="section">
            <h2 class="t-md">{texts.text(keys::mcp::TRY)}</h2>
            <Code label="curl" text=curl/>
        </section>
        <section class="section">
            <h2 class="t-md">{texts.text(keys::mcp::TOOLS)}</h2>
            <p>{texts.text(keys::mcp::TOOLS_TEXT)}</p>
            <div class="toolbar"><Narrow typed/></div>
            {narrowed}
        </section>
    }
    .erased()
}

fn table(found: &[&ToolLine]) -> AnyView {
    let texts = words::texts();
    if found.is_empty() {
        let (title, text) = (texts.text(keys::developers::NOTHING_TITLE), texts.text(keys::developers::NOTHING_TEXT));
        return view! { <EmptyState icon="search-x" title text/> }.erased();
    }
    let count = texts.fill(keys::mcp::FOUND, &[("count", &found.len().to_string())]);
    let columns = [keys::mcp::TOOL, keys::mcp::DOES, keys::mcp::CHANGES];
    let columns = columns.map(|key| Column::new(texts.text(key))).to_vec();
    let rows: Vec<_> = found.iter().map(|line| row(line)).collect();
    view! {
        <p class="t-sm text-fg-muted" role="status">{count}</p>
        <Table caption=texts.text(keys::mcp::TOOLS) columns>{rows}</Table>
    }
    .erased()
}

fn row(line: &ToolLine) -> AnyView {
    let texts = words::texts();
    let changes = if line.reads { keys::mcp::READS } else { keys::mcp::WRITES };
    view! {
        <tr>
            <th scope="row">
                <a class="row-link" href=format!("/developer/reference/{}", line.operation)>
                    <code dir="ltr">{line.name.clone()}</code>
                </a>
            </th>
            <td data-label=texts.text(keys::mcp::DOES)>{prose(&line.summary)}</td>
            <td data-label=texts.text(keys::mcp::CHANGES)>{texts.text(changes)}</td>
        </tr>
    }
    .erased()
}
