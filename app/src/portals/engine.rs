//! What goes on behind the scenes.

use crate::contexts::platform::{IsolationPage, JobsPage, MailPage, MailsPage, ProjectionsPage, SagasPage};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// Jobs, sagas, projections, mail, the proof of isolation.
    EnginePages: |_portal, page| match page {
        "jobs" => view! { <JobsPage/> }.erased(),
        "sagas" => view! { <SagasPage/> }.erased(),
        "projections" => view! { <ProjectionsPage/> }.erased(),
        "isolation" => view! { <IsolationPage/> }.erased(),
        "mail" => view! { <MailsPage/> }.erased(),
        _ => view! { <MailPage/> }.erased(),
    }
}
