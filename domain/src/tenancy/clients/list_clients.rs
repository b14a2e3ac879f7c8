use super::ClientStatus;
use crate::kernel::{ClientId, Example, LIMIT_MAX, Moment, Page, WebsiteId};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The clients of one's own agency.
#[operation(query, tenancy, rest = GET "/tenants/clients", needs = ManageClients, output = Page<ClientRow>)]
#[derive(Default)]
pub struct Clients {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; newest first unless told.
    pub sort: Option<ClientSort>,
    /// Part of a name or a domain, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
    /// Only in this state; those that aren't removed unless told.
    pub status: Option<ClientStatus>,
}

words! {
    /// The order of the list.
    ClientSort {
        /// A to Z.
        Name = "name",
        /// Z to A.
        NameDown = "-name",
        /// Oldest first.
        CreatedAt = "createdAt",
        /// Newest first.
        CreatedAtDown = "-createdAt",
    }
}

/// A client of an agency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ClientRow {
    /// Its id.
    pub id: ClientId,
    /// What people call it.
    pub name: String,
    /// Where it stands.
    pub status: ClientStatus,
    /// The id that its website will have.
    pub website_id: WebsiteId,
    /// The host under which its website will answer.
    pub domain: String,
    /// The template that it begins with.
    pub template: String,
    /// What it is to have.
    pub features: Vec<String>,
    /// When it was taken on.
    pub created_at: Moment,
}

impl Example for Clients {
    fn example() -> Self {
        Self { limit: Some(20), sort: Some(ClientSort::Name), ..Self::default() }
    }
}
