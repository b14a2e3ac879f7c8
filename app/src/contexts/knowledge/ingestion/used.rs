//! What the spaces that one reads take, all together.

use crate::lists::Shown;
use crate::port::{self, Erased, Known};
use crate::ui::Stat;
use crate::words;
use domain::files::readable_bytes;
use domain::knowledge::ingestion::{KnowledgeUsage, KnowledgeUse, SpaceUse};
use leptos::prelude::*;
use texts::keys;

/// Documents, storage, passages and this month's tokens.
#[component]
pub(super) fn Used() -> impl IntoView {
    let known = Known::new(|| (), |()| port::call(KnowledgeUsage {}));
    view! { <Shown known rows=1 show=figures/> }.erased()
}

fn figures(taken: KnowledgeUse) -> AnyView {
    let texts = words::texts();
    let sum = |of: fn(&SpaceUse) -> u64| taken.spaces.iter().map(of).sum::<u64>();
    let outdated = (taken.outdated > 0).then(|| {
        let count = texts.count(keys::ingestion::OUTDATED, taken.outdated);
        view! { <p class="t-sm text-fg-muted">{count}</p> }
    });
    view! {
        <div class="stats">
            <Stat label=texts.text(keys::ingestion::DOCUMENTS) value=sum(|space| space.documents).to_string()/>
            <Stat label=texts.text(keys::ingestion::BYTES) value=readable_bytes(sum(|space| space.bytes))/>
            <Stat label=texts.text(keys::ingestion::PASSAGES) value=sum(|space| space.passages).to_string()/>
            <Stat label=texts.text(keys::ingestion::MONTH_TOKENS) value=sum(|space| space.tokens).to_string()/>
        </div>
        {outdated}
    }
    .erased()
}
