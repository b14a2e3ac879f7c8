//! Makes the proof once more, and shows how far it is. Without scripts the list of jobs shows that.

use crate::contexts::platform::labels;
use crate::contexts::platform::progress::Steps;
use crate::forms::{Form, OperationForm};
use crate::frame::actor;
use crate::port::{self, Erased};
use crate::ui::{Alert, Button, Look, Tone};
use crate::words;
use domain::kernel::JobId;
use domain::platform::{JobDetail, JobStatus, ProveIsolation, ShowJob};
use domain::policy::{self, Permission, Subject};
use leptos::prelude::*;
use std::time::Duration;
use texts::keys;

/// How often the page asks how far it is.
const SOON: Duration = Duration::from_millis(500);

/// The button, and the progress once it was pressed. `changed` is called when a proof stands.
#[component]
pub(super) fn ProveAgain(changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    policy::may(&actor()?, Permission::ManageSystem, &Subject::default()).ok()?;
    let form = Form::<ProveIsolation>::new();
    let job = RwSignal::new(None::<JobDetail>);
    form.on_answer(move |_, started| follow(started.id, job, changed));
    let runs = Signal::derive(move || job.with(|job| job.as_ref().is_some_and(is_under_way)));
    let busy = Signal::derive(move || form.pending().get() || runs.get());
    Some(view! {
        <OperationForm form class="contents">
            <Button look=Look::Primary r#type="submit" icon="shield-check" busy>
                {texts.text(keys::isolation::AGAIN)}
            </Button>
        </OperationForm>
        <div role="status">
            {move || job.get().map(|job| view! { <State job/> })}
        </div>
    })
}

#[component]
fn State(job: JobDetail) -> impl IntoView {
    match job.job.status {
        JobStatus::Queued | JobStatus::Running => view! { <Steps done=job.job.done total=job.job.total/> }.erased(),
        JobStatus::Done | JobStatus::Cancelled => ().erased(),
        JobStatus::Failed => {
            let why = labels::error(&job.job.error.unwrap_or_default());
            view! { <Alert tone=Tone::Danger><p>{why}</p></Alert> }.erased()
        }
    }
}

const fn is_under_way(job: &JobDetail) -> bool {
    matches!(job.job.status, JobStatus::Queued | JobStatus::Running)
}

/// Asks until the job has ended.
fn follow(id: JobId, job: RwSignal<Option<JobDetail>>, changed: Callback<()>) {
    leptos::task::spawn_local(async move {
        let Ok(found) = port::call(ShowJob { id }).await else { return };
        let goes_on = is_under_way(&found);
        if job.try_set(Some(found)).is_some() {
            return;
        }
        match goes_on {
            true => set_timeout(move || follow(id, job, changed), SOON),
            false => changed.run(()),
        }
    });
}
