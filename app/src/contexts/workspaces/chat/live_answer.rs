//! An answer as it is written: the server sends blocks of HTML, and only those that have changed.

use super::super::cancel::CancelButton;
use super::super::labels::goes_on;
use super::conversation::Around;
use crate::port::{self, Erased};
use crate::ui::{Alert, Tone};
use crate::words;
use domain::kernel::{ExecutionId, PersonId};
use domain::workspaces::ExecutionStatus;
use domain::workspaces::chat::{AnswerProgress, WatchAnswer};
use futures::StreamExt;
use futures::future::abortable;
use leptos::prelude::*;
use leptos::task::spawn_local;
use texts::keys;

/// What is shown of an answer that is watched.
#[derive(Clone, Debug, PartialEq)]
struct Live {
    status: ExecutionStatus,
    blocks: Vec<String>,
    /// Whether the connection is lost; the browser makes a new one by itself.
    is_lost: bool,
}

impl Live {
    /// One step further. A step says how many blocks stay, so repetitions do no harm.
    fn step(&mut self, step: AnswerProgress) {
        self.blocks.truncate(step.offset as usize);
        self.blocks.extend(step.blocks);
        (self.status, self.is_lost) = (step.status, false);
    }
}

/// The answer of a run that goes on, and the way to stop it. Without scripts, what there was when the page was made.
#[component]
pub(super) fn LiveAnswer(
    id: ExecutionId,
    /// Who asked.
    maker: PersonId,
    /// The blocks that are there already.
    first: Vec<String>,
    status: ExecutionStatus,
    around: Around,
) -> impl IntoView {
    let texts = words::texts();
    let live = RwSignal::new(Live { status, blocks: first, is_lost: false });
    watch(id, live, around);
    let blocks = move || live.with(|live| live.blocks.iter().cloned().enumerate().collect::<Vec<_>>());
    let is_silent = Memo::new(move |_| live.with(|live| live.blocks.is_empty()));
    let is_lost = Memo::new(move |_| live.with(|live| live.is_lost && goes_on(live.status)));
    let now = Memo::new(move |_| live.with(|live| live.status));
    view! {
        <div class="answer" data-turn-status=move || now.get().as_str() aria-busy=move || goes_on(now.get()).then_some("true")>
            <div class="markdown">
                <For each=blocks key=|(place, html): &(usize, String)| (*place, html.clone()) children=block/>
            </div>
            <Show when=move || is_silent.get()>
                <p class="waiting">{texts.text(keys::workspaces::WAITING)}</p>
            </Show>
            <span class="caret" aria-hidden="true"></span>
        </div>
        <noscript>
            <p class="t-sm text-fg-muted">{texts.text(keys::chat::RELOAD)}</p>
        </noscript>
        <Show when=move || is_lost.get()>
            <Alert tone=Tone::Warning live=true><p>{texts.text(keys::workspaces::RECONNECTING)}</p></Alert>
        </Show>
        <div class="actions">
            <CancelButton id maker=Some(maker)/>
        </div>
    }
    .erased()
}

fn block((_, html): (usize, String)) -> impl IntoView {
    view! { <div inner_html=html></div> }
}

/// Watches an answer until it ends; then the conversation is shown anew. Stops when the caller's owner goes.
fn watch(id: ExecutionId, live: RwSignal<Live>, around: Around) {
    Effect::new(move |_| {
        let mut steps = port::watch(&WatchAnswer { id });
        around.heard.set(Some(keys::chat::ANSWERING));
        let (task, handle) = abortable(async move {
            while let Some(step) = steps.next().await {
                match step {
                    Ok(step) => {
                        let ends = !goes_on(step.status);
                        live.update(|live| live.step(step));
                        if ends {
                            around.heard.set(Some(keys::chat::ANSWERED));
                            around.refresh.run(());
                            return;
                        }
                    }
                    Err(_) => live.update(|live| live.is_lost = true),
                }
            }
        });
        spawn_local(async move {
            let _ = task.await;
        });
        on_cleanup(move || handle.abort());
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(offset: u32, blocks: &[&str]) -> AnswerProgress {
        AnswerProgress {
            status: ExecutionStatus::Running,
            offset,
            blocks: blocks.iter().map(|&block| block.to_owned()).collect(),
            finish_reason: None,
            failure: None,
        }
    }

    #[test]
    fn a_step_leaves_what_stays_and_a_new_connection_starts_over() {
        let mut live = Live { status: ExecutionStatus::Queued, blocks: Vec::new(), is_lost: false };
        live.step(step(0, &["a", "b"]));
        live.step(step(1, &["bc", "d"]));
        assert_eq!(live.blocks, ["a", "bc", "d"]);
        live.is_lost = true;
        live.step(step(0, &["a", "bc", "de"]));
        assert_eq!((live.blocks.concat().as_str(), live.is_lost), ("abcde", false));
    }
}
