//! A copy that isn't there yet, or that never came to be.

use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::{Alert, Badge, Progress, Tone};
use crate::words;
use domain::identity::DataExportUnderWay;
use domain::platform::JobStatus;
use leptos::prelude::*;
use texts::keys;

/// Where it stands.
#[component]
pub(super) fn UnderWay(it: DataExportUnderWay) -> impl IntoView {
    let texts = words::texts();
    let (tone, icon, name) = match it.status {
        JobStatus::Failed => {
            let text = texts.text(keys::my_data::FAILED);
            return view! { <Alert tone=Tone::Danger><p>{text}</p></Alert> }.erased();
        }
        JobStatus::Cancelled => (Tone::Neutral, "circle-slash", keys::my_data::CANCELLED),
        JobStatus::Running => (Tone::Info, "loader", keys::my_data::RUNNING),
        JobStatus::Queued | JobStatus::Done => (Tone::Neutral, "clock", keys::my_data::QUEUED),
    };
    let bar = it.total.filter(|_| it.status == JobStatus::Running).map(|total| {
        view! { <Progress label=texts.text(keys::my_data::PROGRESS) done=it.done total/> }
    });
    view! {
        <div class="card grid gap-2">
            <div class="flex flex-wrap items-center gap-2">
                <Badge tone icon label=texts.text(name)/>
                <Time at=it.asked_at show=Show::Minute/>
            </div>
            {bar}
        </div>
    }
    .erased()
}
