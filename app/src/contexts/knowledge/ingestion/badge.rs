//! How far one document is, small enough to stand beside its title, and the way to what of it can't be read.

use super::labels::{Status, progress};
use crate::live;
use crate::port::{self, Erased, Known};
use domain::kernel::DocumentId;
use domain::knowledge::ingestion::{IngestionDetail, IngestionStatus, ShowIngestion};
use domain::platform::ThingKind;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// How far a document is; nothing before a version of it is approved.
#[component]
pub fn IngestionBadge(id: DocumentId) -> impl IntoView {
    let known = Known::new(move || id, |id| port::call(ShowIngestion { id }));
    live::follow_one(known, &[ThingKind::Ingestion], move || id.to_string());
    // The same part stands in two portals.
    let path = use_location().pathname.get_untracked();
    let portal = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    let href = format!("/{portal}/knowledge/ingestions/{id}");
    view! {
        <Transition fallback=|| ()>
            {move || {
                let href = href.clone();
                Suspend::new(async move { known.await.ok().map(|detail| shown(detail, href)) })
            }}
        </Transition>
    }
    .erased()
}

fn shown(detail: IngestionDetail, href: String) -> AnyView {
    let figures = (detail.status == IngestionStatus::Embedding).then(|| {
        view! { <span class="t-sm text-fg-muted tabular-nums">{progress(detail.done, detail.total)}</span> }
    });
    view! {
        <a class="link flex gap-2 items-center" href=href>
            <Status status=detail.status/>
            {figures}
        </a>
    }
    .erased()
}
