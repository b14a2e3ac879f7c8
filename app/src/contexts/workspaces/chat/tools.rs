//! What is done with an answer: copy it, ask once more, say what one thinks of it, open its run.

use super::conversation::Common;
use super::rate::Rate;
use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Button, CopyButton, Look};
use crate::words;
use domain::kernel::ThreadId;
use domain::workspaces::chat::{RetryTurn, ThreadTurn};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use texts::keys;

/// Which model answered, and what is done with the answer.
pub(super) fn tools(turn: ThreadTurn, common: Common) -> AnyView {
    let texts = words::texts();
    let ThreadTurn { turn: number, execution, answer, model, rating, documents, .. } = turn;
    let (page, page_name) = if documents { ("ask", keys::answers::SOURCES) } else { ("runs", keys::chat::OPEN_RUN) };
    let has_answer = !answer.is_empty();
    let copy = has_answer.then(|| {
        view! {
            <CopyButton
                text=answer
                label=texts.text(keys::workspaces::COPY_ANSWER)
                done=texts.text(keys::shell::COPIED)
            />
        }
    });
    let again = common.may_ask.then(|| view! { <Retry thread=common.thread turn=number common/> });
    let rate = has_answer.then(|| view! { <Rate id=execution rating refresh=common.around.refresh/> });
    view! {
        <div class="turn-tools">
            {copy}
            {again}
            {rate}
            <a class="link t-sm" href=format!("/client/{page}/{execution}")>{texts.text(page_name)}</a>
            <span class="t-xs text-fg-muted" title=texts.text(keys::chat::ANSWERED_BY)><code dir="ltr">{model}</code></span>
        </div>
    }
    .erased()
}

/// Asks the same once more; the new answer stands beside this one.
#[component]
fn Retry(thread: ThreadId, turn: u32, common: Common) -> impl IntoView {
    let form = Form::<RetryTurn>::new();
    let navigate = use_navigate();
    form.on_answer(move |_, asked| {
        common.around.jump.set(Some(asked.turn));
        navigate(&format!("/client/chat/{}?at={}", asked.id, asked.turn), Default::default());
    });
    view! {
        <OperationForm form class="contents">
            <input type="hidden" name="thread" value=thread.to_string()/>
            <input type="hidden" name="turn" value=turn.to_string()/>
            <Button r#type="submit" icon="rotate-cw" look=Look::Secondary busy=form.pending()>
                {words::texts().text(keys::chat::RETRY)}
            </Button>
        </OperationForm>
    }
    .erased()
}
