//! What a model asked for, as text: whoever started the run uses the tools, and says what came of it with the next run.

use crate::port::Erased;
use crate::ui::json_lines;
use crate::words;
use domain::workspaces::ToolCall;
use leptos::prelude::*;
use texts::keys;

/// Each tool that was asked for, with its arguments; nothing where none was.
pub(super) fn asked_tools(calls: Vec<ToolCall>) -> Option<AnyView> {
    if calls.is_empty() {
        return None;
    }
    let calls: Vec<_> = calls.into_iter().map(one).collect();
    Some(view! { <div class="section" data-tool-calls="">{calls}</div> }.erased())
}

fn one(call: ToolCall) -> AnyView {
    let texts = words::texts();
    let name = call.name.clone();
    view! {
        <article class="card section" data-tool-call=name>
            <p class="t-sm">
                <span>{texts.text(keys::workspaces::ASKED_FOR_TOOL)}</span>
                " "
                <code dir="ltr">{call.name}</code>
            </p>
            <pre class="code" dir="ltr" tabindex="0">{json_lines(&call.arguments)}</pre>
        </article>
    }
    .erased()
}
