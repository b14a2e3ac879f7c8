//! What goes on behind the scenes.

use crate::contexts::platform::{IsolationPage, JobsPage, MailPage, MailsPage, ProjectionsPage, SagasPage};
use leptos::prelude::*;

group! {
    /// Jobs, sagas, projections, mail, the proof of isolation.
    EnginePages: |_portal, page| match page {
        "jobs" => view! { <JobsPage/> }.into_any(),
        "sagas" => view! { <SagasPage/> }.into_any(),
        "projections" => view! { <ProjectionsPage/> }.into_any(),
        "isolation" => view! { <IsolationPage/> }.into_any(),
        "mail" => view! { <MailsPage/> }.into_any(),
        _ => view! { <MailPage/> }.into_any(),
    }
}
