//! The last rebuild of a projection: its state, how far it is, and what came of it.

use super::labels;
use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::{Badge, Progress};
use crate::words;
use domain::platform::{RebuildRow, RebuildState};
use leptos::prelude::*;
use texts::keys;

/// The last rebuild, or that there was none.
#[component]
pub(super) fn RebuildStateCell(rebuild: Option<RebuildRow>) -> impl IntoView {
    let texts = words::texts();
    let Some(rebuild) = rebuild else {
        return view! { <span class="text-fg-subtle">{texts.text(keys::platform::NEVER)}</span> }.erased();
    };
    let (tone, icon, name) = labels::state(rebuild.state);
    let at = rebuild.finished_at.unwrap_or(rebuild.started_at);
    let detail = match rebuild.state {
        RebuildState::Running => view! {
            <Progress
                label=texts.text(keys::platform::REBUILD_PROGRESS)
                done=rebuild.events_done
                total=rebuild.events_total
            />
        }
        .erased(),
        RebuildState::Done => {
            let (events, rows) = (rebuild.events_done, rebuild.rows_changed.unwrap_or_default());
            let values = [("events", &*events.to_string()), ("rows", &*rows.to_string())];
            view! { <span class="text-fg-muted">{texts.fill(keys::platform::RESULT, &values)}</span> }.erased()
        }
        RebuildState::Failed | RebuildState::Abandoned => {
            view! { <span class="text-fg-muted" dir="auto">{rebuild.error.unwrap_or_default()}</span> }.erased()
        }
    };
    view! {
        <div class="grid gap-1">
            <div class="flex flex-wrap items-center gap-2">
                <Badge tone icon label=texts.text(name)/>
                <Time at show=Show::Minute/>
            </div>
            {detail}
        </div>
    }
    .erased()
}
