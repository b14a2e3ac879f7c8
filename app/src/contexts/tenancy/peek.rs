//! A look at one tenant of the list without leaving it. Which one it is stands in the URL.

use super::tenant::{Details, show};
use crate::lists::{Failed, Query};
use crate::live;
use crate::port::{Erased, Known};
use crate::ui::{Badge, Drawer, LinkButton, Look, SkeletonTable};
use crate::words;
use domain::Refusal;
use domain::platform::ThingKind;
use domain::tenancy::TenantDetail;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use texts::keys;

/// The member of the URL's query.
pub(super) const MEMBER: &str = "peek";

/// The drawer with the tenant that the URL names.
#[component]
pub(super) fn Peek(query: Memo<Query>) -> impl IntoView {
    let texts = words::texts();
    let (map, navigate) = (use_query_map(), use_navigate());
    let id = Memo::new(move |_| map.with(|map| map.get_str(MEMBER).map(str::to_owned)));
    let tenant = Known::new(move || id.get(), look);
    live::follow(tenant, &[ThingKind::Tenant, ThingKind::Subscription]);
    let close = Callback::new(move |()| {
        let here = query.with_untracked(Query::here);
        navigate(&here, NavigateOptions { scroll: false, ..NavigateOptions::default() });
    });
    let open = Signal::derive(move || id.with(Option::is_some));
    let title = Signal::derive(|| words::texts().text(keys::tenancy::PEEK).to_owned());
    view! {
        <Drawer id="peek" title close_label=texts.text(keys::shell::CLOSE) open on_close=close>
            <Transition fallback=move || view! { <SkeletonTable rows=6 label=texts.text(keys::shell::LOADING)/> }>
                {move || Suspend::new(async move {
                    match tenant.await {
                        Ok(tenant) => tenant.map(|tenant| view! { <Glance tenant/> }.erased()),
                        Err(refusal) => Some(view! { <Failed refusal/> }.erased()),
                    }
                })}
            </Transition>
        </Drawer>
    }
    .erased()
}

async fn look(id: Option<String>) -> Result<Option<TenantDetail>, Refusal> {
    match id {
        Some(id) => show(id).await.map(Some),
        None => Ok(None),
    }
}

#[component]
fn Glance(tenant: TenantDetail) -> impl IntoView {
    let texts = words::texts();
    let (tone, icon, status) = super::labels::status(tenant.status);
    let href = format!("/admin/tenants/{}", tenant.id);
    view! {
        <div class="flex flex-wrap gap-2 items-center">
            <h3 class="t-md"><bdi>{tenant.name.clone()}</bdi></h3>
            <Badge tone icon label=texts.text(status)/>
        </div>
        <Details tenant/>
        <div class="actions">
            <LinkButton href look=Look::Primary icon="arrow-right">{texts.text(keys::tenancy::PEEK_OPEN)}</LinkButton>
        </div>
    }
    .erased()
}
