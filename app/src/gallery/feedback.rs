//! What answers a person, and what stands where nothing is yet.

use super::{Part, part};
use crate::port::Erased;
use crate::ui::{Alert, Badge, Button, EmptyState, Look, Progress, SkeletonTable, Tone};
use crate::words;
use leptos::prelude::*;
use texts::keys;

const TONES: [(Tone, &str); 5] = [
    (Tone::Neutral, "circle-minus"),
    (Tone::Info, "info"),
    (Tone::Success, "circle-check"),
    (Tone::Warning, "triangle-alert"),
    (Tone::Danger, "circle-alert"),
];

/// Badges, alerts and a bar, in every tone.
pub(super) fn words() -> Part {
    let texts = words::texts();
    let badges = TONES
        .into_iter()
        .map(|(tone, icon)| view! { <Badge tone icon label=texts.text(keys::tenancy::STATUS_ACTIVE)/> });
    let alerts = TONES.into_iter().map(|(tone, _)| {
        view! {
            <Alert tone title=texts.text(keys::pages::FAILED_TITLE)>
                <p>{texts.text(keys::tenant::SUSPEND_INTRO)}</p>
            </Alert>
        }
    });
    let shown = view! {
        <div class="actions">{badges.collect::<Vec<_>>()}</div>
        <Progress label=texts.text(keys::list::SELECTION) done=0 total=10/>
        <Progress label=texts.text(keys::list::SELECTION) done=3 total=10/>
        <Progress label=texts.text(keys::list::SELECTION) done=10 total=10/>
        {alerts.collect::<Vec<_>>()}
        <Alert tone=Tone::Info><p>{texts.text(keys::tenant::SUSPEND_INTRO)}</p></Alert>
    };
    part("badge · progress · alert", shown.erased())
}

/// Nothing, and not yet.
pub(super) fn absence() -> Part {
    let texts = words::texts();
    let shown = view! {
        <EmptyState
            icon="building-2"
            title=texts.text(keys::tenancy::EMPTY_TITLE)
            text=texts.text(keys::tenancy::EMPTY_TEXT)
        >
            <Button look=Look::Primary icon="plus">{texts.text(keys::tenancy::CREATE)}</Button>
        </EmptyState>
        <EmptyState
            icon="search-x"
            title=texts.text(keys::homes::NOT_FOUND)
            text=texts.text(keys::homes::NOT_FOUND_TEXT)
        />
        <SkeletonTable rows=3 label=texts.text(keys::shell::LOADING)/>
    };
    part("empty_state · skeleton_table", shown.erased())
}
