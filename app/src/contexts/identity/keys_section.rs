//! The list of keys with what makes one, and the place where a new key is shown.

use super::create_key::CreateKeyDialog;
use super::key_shown::KeyShown;
use super::keys_table::KeysTable;
use crate::frame::blocked;
use crate::lists::{Query, Shown, use_query};
use crate::live;
use crate::port::{self, Erased, Known};
use crate::ui::{Button, Look};
use crate::words;
use domain::identity::{ApiKeys, CreateApiKey, ServiceAccountRow, ServiceAccountSort, ServiceAccounts};
use domain::platform::ThingKind;
use domain::{Page, Refusal};
use leptos::prelude::*;
use texts::keys;

/// Rows on a page.
const ROWS: u16 = 25;

/// The keys: one's own, or all that one may see.
#[component]
pub(super) fn KeysSection(
    mine: bool,
    /// Grows when the service accounts have changed, whose keys change with them.
    #[prop(optional, into)]
    accounts_changed: Signal<u32>,
) -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page =
        Known::new(move || (query.get(), accounts_changed.get()), move |(query, _)| port::call(ask(&query, mine)));
    live::follow(page, &[ThingKind::ApiKey, ThingKind::ServiceAccount]);
    let owners = Known::new(move || accounts_changed.get(), move |_| owners(mine));
    let off = blocked::<CreateApiKey>();
    let is_off = off.is_some();
    let (open, shown) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let changed = Callback::new(move |()| page.refetch());
    let on_key = Callback::new(move |key| {
        open.set(false);
        shown.set(Some(key));
        page.refetch();
    });
    view! {
        <section class="section">
            <div class="page-head">
                {mine.then(|| view! { <h2 class="t-md">{texts.text(keys::api_keys::TITLE)}</h2> })}
                <Button look=Look::Primary icon="key-round" nostrip:blocked=off on:click=move |_| {
                    open.set(!is_off);
                }>{texts.text(keys::api_keys::CREATE)}</Button>
            </div>
            <KeyShown shown/>
            <Shown
                known=page
                rows=3
                show=move |page| view! { <KeysTable query=query.get_untracked() page mine changed on_key/> }.erased()
            />
            <Transition>
                {move || Suspend::new(async move {
                    let owners = owners.await.unwrap_or_default();
                    view! { <CreateKeyDialog open owners on_key/> }
                })}
            </Transition>
        </section>
    }
    .erased()
}

fn ask(query: &Query, mine: bool) -> ApiKeys {
    let cursor = query.get("cursor").map(str::to_owned);
    ApiKeys { limit: Some(ROWS), cursor, mine: Some(mine), ..ApiKeys::default() }
}

/// The service accounts that a new key may belong to.
async fn owners(mine: bool) -> Result<Vec<ServiceAccountRow>, Refusal> {
    if mine {
        return Ok(Vec::new());
    }
    let all = ServiceAccounts { limit: Some(200), sort: Some(ServiceAccountSort::Name), ..ServiceAccounts::default() };
    port::call(all).await.map(|page: Page<ServiceAccountRow>| page.data)
}
