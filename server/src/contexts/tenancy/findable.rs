//! What the search finds of tenancy: tenants and clients of agencies.

use super::{clients, tenants};
use crate::Stop;
use crate::gateway::Context;
use crate::search::{Findable, Offer, Place};
use domain::Page;
use domain::platform::FoundKind;
use domain::policy::Portal;
use domain::tenancy::{ClientRow, Clients, TenantRow, TenantSort, Tenants};

inventory::submit! { Offer::of::<Tenants>() }
inventory::submit! { Offer::of::<Clients>() }

impl Findable for Tenants {
    type Row = TenantRow;
    const FOUND: FoundKind = FoundKind::Tenant;
    const PLACES: &'static [(Portal, Place)] =
        &[(Portal::Admin, Place::Below("/admin/tenants")), (Portal::Support, Place::Below("/support/tenants"))];

    fn bearing(text: &str, limit: u16) -> Self {
        Self { search: Some(text.to_owned()), limit: Some(limit), sort: Some(TenantSort::Name), ..Self::default() }
    }

    async fn list(cx: &mut Context, op: Self) -> Result<Page<TenantRow>, Stop> {
        tenants::tenants(cx, op).await
    }

    fn shown(row: TenantRow) -> [String; 3] {
        [row.id.to_string(), row.name, row.admin_email]
    }
}

impl Findable for Clients {
    type Row = ClientRow;
    const FOUND: FoundKind = FoundKind::Client;
    const PLACES: &'static [(Portal, Place)] = &[(Portal::Client, Place::Listed("/client/clients"))];

    fn bearing(text: &str, limit: u16) -> Self {
        Self { search: Some(text.to_owned()), limit: Some(limit), ..Self::default() }
    }

    async fn list(cx: &mut Context, op: Self) -> Result<Page<ClientRow>, Stop> {
        clients::clients(cx, op).await
    }

    fn shown(row: ClientRow) -> [String; 3] {
        [row.id.to_string(), row.name, row.domain]
    }
}
