//! The tenant's identity providers and domains, and the ways to add them.

use super::connect_dialog::ConnectDialog;
use super::directory_section::DirectorySection;
use super::domain_form::DomainForm;
use super::domains_table::DomainsTable;
use super::providers_table::ProvidersTable;
use crate::frame::actor;
use crate::lists::{Failed, Shown, use_query};
use crate::live;
use crate::port::{self, Erased, Known};
use crate::ui::{Alert, LinkButton, Look, PageTitle, SkeletonTable, Tone};
use crate::words;
use domain::federation::{Domains, Providers};
use domain::platform::ThingKind;
use leptos::prelude::*;
use texts::keys;

/// The tenant's identity providers and domains.
#[component]
pub fn IdentityPage() -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let providers = Known::new(|| (), |()| port::call(Providers::default()));
    live::follow(providers, &[ThingKind::IdentityProvider]);
    let domains = Known::new(|| (), |()| port::call(Domains::default()));
    live::follow(domains, &[ThingKind::IdentityProvider]);
    let connected = RwSignal::new(None::<String>);
    let title = texts.text(keys::federation::TITLE);
    let tenant = actor().map(|actor| actor.tenant_name);
    let parts = [Some(title.to_owned()), tenant, Some("Portico".to_owned())];
    let changed = Callback::new(move |()| {
        providers.refetch();
        domains.refetch();
    });
    let on_connected = Callback::new(move |name: String| {
        connected.set(Some(name));
        changed.run(());
    });
    view! {
        <PageTitle parts=parts.into_iter().flatten().collect()/>
        <div class="page-head">
            <div>
                <h1 class="page-title">{title}</h1>
                <p class="t-sm text-fg-muted">{texts.text(keys::federation::INTRO)}</p>
            </div>
            <LinkButton href=Signal::derive(move || query.with(|query| query.opening("new"))) look=Look::Primary icon="plus">
                {texts.text(keys::federation::CONNECT)}
            </LinkButton>
        </div>
        {move || connected.get().map(|name| {
            view! {
                <Alert tone=Tone::Success live=true>
                    <p>{texts.fill(keys::federation::CONNECTED, &[("name", &name)])}</p>
                </Alert>
            }
        })}
        <section class="section">
            <h2 class="t-md">{texts.text(keys::federation::PROVIDERS)}</h2>
            <Shown
                known=providers
                rows=2
                show=move |page| view! { <ProvidersTable rows=page.data changed/> }.erased()
            />
        </section>
        <section class="section">
            <h2 class="t-md">{texts.text(keys::federation::DOMAINS)}</h2>
            <p class="t-sm text-fg-muted">{texts.text(keys::federation::DOMAINS_TEXT)}</p>
            <Transition fallback=move || view! { <SkeletonTable rows=2 label=texts.text(keys::shell::LOADING)/> }>
                {move || Suspend::new(async move {
                    match (providers.await, domains.await) {
                        (Ok(providers), Ok(domains)) => {
                            let known = providers.data.clone();
                            view! {
                                <DomainsTable rows=domains.data providers=providers.data changed/>
                                <DomainForm providers=known changed/>
                            }
                            .erased()
                        }
                        (Err(refusal), _) | (_, Err(refusal)) => view! { <Failed refusal/> }.erased(),
                    }
                })}
            </Transition>
        </section>
        <DirectorySection/>
        <ConnectDialog query on_connected/>
    }
}
