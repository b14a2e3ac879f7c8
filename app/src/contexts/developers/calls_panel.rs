//! The panel that shows the calls of the page that one looks at: those that came with it, and those of each click. It is
//! a file of its own that nobody loads who hasn't switched it on, and lives for one tab of the browser.

use crate::port::{self, Erased, NotedCall};
use crate::ui::{CopyButton, IconButton};
use crate::words;
use domain::Operation;
use domain::developers::{OperationLine, Reference, snippets};
use leptos::prelude::*;
use leptos::task::spawn_local;
use texts::keys;

/// The panel's id: there is one.
const ID: &str = "calls-panel";

/// Shows the panel where calls are watched; elsewhere nothing happens.
pub fn watch_calls() {
    Effect::new(|_| {
        if port::calls_are_watched() && document().get_element_by_id(ID).is_none() {
            spawn_local(open());
        }
    });
}

#[leptos::lazy]
fn open() {
    mount_to_body(Panel);
}

#[component]
fn Panel() -> impl IntoView {
    let texts = words::texts();
    let calls = RwSignal::new(port::noted_calls());
    let lines = RwSignal::new(Vec::<OperationLine>::new());
    port::on_noted(move || calls.set(port::noted_calls()));
    spawn_local(async move {
        if let Ok(known) = port::call(Reference::default()).await {
            lines.set(known.data);
        }
    });
    let close = move |_| {
        port::watch_calls(false);
        port::reload();
    };
    let rows = move || {
        let noted = calls.get();
        let shown = noted.into_iter().rev().filter(|call| call.path != Reference::CALL);
        lines.with(|lines| shown.map(|call| row(&call, lines)).collect::<Vec<_>>())
    };
    let is_empty = move || calls.with(|calls| calls.iter().all(|call| call.path == Reference::CALL));
    view! {
        <aside id=ID class="calls-panel" aria-label=texts.text(keys::developers::PANEL)>
            <div class="calls-panel-head">
                <h2 class="t-sm font-medium">{texts.text(keys::developers::PANEL)}</h2>
                <IconButton icon="x" label=texts.text(keys::shell::CLOSE) on:click=close/>
            </div>
            <ul class="calls-panel-list">{rows}</ul>
            {move || is_empty().then(|| view! { <p class="t-sm text-fg-muted">{texts.text(keys::developers::PANEL_EMPTY)}</p> })}
        </aside>
    }
    .erased()
}

fn row(call: &NotedCall, lines: &[OperationLine]) -> AnyView {
    let texts = words::texts();
    let name = call.path.trim_start_matches("/api/fn/").to_owned();
    let line = lines.iter().find(|line| line.name == name);
    let (method, url) = address(call, line);
    let outcome = match (call.status, call.took_ms) {
        (Some(status), Some(ms)) => format!("{status} · {ms} ms"),
        _ if call.is_sent => texts.text(keys::developers::PANEL_UNDER_WAY).to_owned(),
        _ => texts.text(keys::developers::PANEL_WITH_PAGE).to_owned(),
    };
    let curl = match method == "GET" {
        true => snippets::Request { method, url: &format!("{}/api/v1{url}", port::origin()), body: None }.curl(),
        // What a form sends, a form is: the operation's own door takes it as it is.
        false => snippets::form(&format!("{}{}", port::origin(), call.path), &call.form),
    };
    view! {
        <li>
            <a class="link anywhere" href=format!("/developer/reference/{name}")>
                <code dir="ltr">{format!("{method} {url}")}</code>
            </a>
            <span class="t-sm text-fg-muted" dir="ltr">{outcome}</span>
            <CopyButton text=curl label=texts.text(keys::developers::COPY_CURL) done=texts.text(keys::shell::COPIED)/>
        </li>
    }
    .erased()
}

/// Method and path of a call as the REST interface has it; its own door where it has no place there.
fn address<'a>(call: &NotedCall, line: Option<&'a OperationLine>) -> (&'a str, String) {
    let Some((method, path)) = line.and_then(|line| Some((line.method.as_deref()?, line.path.as_deref()?))) else {
        return ("POST", call.path.to_owned());
    };
    let (mut path, mut query) = (path.to_owned(), Vec::new());
    for (name, value) in call.form.split('&').filter_map(|pair| pair.split_once('=')) {
        let slot = format!("{{{name}}}");
        match path.contains(&slot) {
            true => path = path.replace(&slot, value),
            false => query.push(format!("{name}={value}")),
        }
    }
    let query = if method == "GET" && !query.is_empty() { format!("?{}", query.join("&")) } else { String::new() };
    (method, path + &query)
}
