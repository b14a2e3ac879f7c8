//! The two pages: where a conversation begins, and one that goes on.

use super::begin::Begin;
use super::composer::Composer;
use super::conversation::{Around, conversation};
use super::in_short::InShort;
use super::list::ThreadList;
use crate::forms::Form;
use crate::lists::{ListHead, Sheet, use_param};
use crate::live;
use crate::port::{self, Erased, Known};
use crate::words;
use domain::Refusal;
use domain::platform::ThingKind;
use domain::workspaces::chat::{AskThread, ShowThread, ThreadDetail};
use leptos::html;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use texts::keys;

/// One's conversations, and the first question of another one.
#[component]
pub fn ChatPage() -> impl IntoView {
    let texts = words::texts();
    view! {
        <ListHead title=texts.text(keys::chat::TITLE) intro=texts.text(keys::chat::INTRO)/>
        <div class="chat">
            <ThreadList current=Signal::stored(String::new())/>
            <div class="chat-main">
                <Begin/>
            </div>
        </div>
    }
    .erased()
}

/// One conversation along one of its branches; `?at=3` names a turn that the branch goes through.
#[component]
pub fn ThreadPage() -> impl IntoView {
    let id = use_param("id");
    let query = use_query_map();
    let at = Memo::new(move |_| query.with(|query| query.get_str("at").and_then(|at| at.parse::<u32>().ok())));
    let thread = Known::new(move || (id.get(), at.get()), show);
    live::follow_one(thread, &[ThingKind::Thread], move || id.get_untracked());
    let around = Around {
        jump: RwSignal::new(None),
        heard: RwSignal::new(None),
        refresh: Callback::new(move |()| thread.refetch()),
    };
    let heard = move || around.heard.get().map(|key| words::texts().text(key));
    view! {
        <div class="chat chat-open">
            <ThreadList current=id/>
            <div class="chat-main">
                <Sheet
                    back="/client/chat"
                    name=keys::chat::BACK
                    known=thread
                    rows=4
                    show=move |thread| conversation(thread, around)
                />
                <InShort id at/>
                <p class="visually-hidden" role="status" aria-live="polite">{heard}</p>
                <Ask id thread around/>
            </div>
        </div>
    }
    .erased()
}

async fn show((id, at): (String, Option<u32>)) -> Result<ThreadDetail, Refusal> {
    // What is no id at all names nothing, as an unknown one does.
    let id = id.parse().map_err(|_| Refusal::not_found())?;
    port::call(ShowThread { id, at }).await
}

/// The next question. It stays while the conversation above is shown anew, so that nobody loses what they type; the style
/// sheet hides it where the conversation takes none.
#[component]
fn Ask(id: Memo<String>, thread: Known<ThreadDetail>, around: Around) -> impl IntoView {
    let form = Form::<AskThread>::new();
    let area = NodeRef::<html::Textarea>::new();
    form.on_answer(move |_, asked| {
        around.jump.set(Some(asked.turn));
        around.refresh.run(());
    });
    view! {
        <div class="chat-ask">
            <Composer form area label=words::texts().text(keys::chat::NEXT_QUESTION)>
                <input type="hidden" name="thread" value=move || id.get()/>
                {last_turn(thread)}
            </Composer>
        </div>
    }
    .erased()
}

/// The turn that the next question follows: the last one of the branch that is shown. Without scripts too.
fn last_turn(thread: Known<ThreadDetail>) -> AnyView {
    view! {
        <Transition fallback=|| ()>
            {move || Suspend::new(async move {
                let last = thread.await.ok().and_then(|thread| thread.path.last().map(|turn| turn.turn));
                last.map(|turn| view! { <input type="hidden" name="parent" value=turn.to_string()/> })
            })}
        </Transition>
    }
    .erased()
}
