//! What goes on behind the scenes.

use crate::contexts::platform::{IsolationPage, JobsPage, MailPage, MailsPage, ProjectionsPage, SagasPage};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// Jobs, sagas, projections.
    EnginePages: |_portal, page| match page {
        "jobs" => view! { <JobsPage/> }.erased(),
        "sagas" => view! { <SagasPage/> }.erased(),
        _ => view! { <ProjectionsPage/> }.erased(),
    }
}

group! {
    /// What is sent by mail, the page of a mail.
    MailPages: |_portal, page| match page {
        "mail" => view! { <MailsPage/> }.erased(),
        _ => view! { <MailPage/> }.erased(),
    }
}

group! {
    /// The proof of isolation.
    IsolationPages: |_portal, _page| view! { <IsolationPage/> }.erased()
}
