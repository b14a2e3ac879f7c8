//! What goes on behind the scenes.

use super::in_portal;
use crate::contexts::platform::{IsolationPage, JobsPage, MailPage, MailsPage, ProjectionsPage, SagasPage};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// Jobs, sagas, projections, mail, the proof of isolation.
pub struct EnginePages;

#[lazy_route]
impl LazyRoute for EnginePages {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let EnginePages = this;
        in_portal(|_portal, page| match page {
            "jobs" => view! { <JobsPage/> }.into_any(),
            "sagas" => view! { <SagasPage/> }.into_any(),
            "projections" => view! { <ProjectionsPage/> }.into_any(),
            "isolation" => view! { <IsolationPage/> }.into_any(),
            "mail" => view! { <MailsPage/> }.into_any(),
            _ => view! { <MailPage/> }.into_any(),
        })
    }
}
