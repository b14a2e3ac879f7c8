use super::{ClientStatus, WantedWebsite};
use crate::kernel::{ClientId, Example, Moment, WebsiteId, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// An agency takes on a client, with the website that it is to get.
#[operation(command, tenancy, rest = POST "/tenants/clients", needs = ManageClients, output = ClientCreated, creates)]
pub struct CreateClient {
    /// What people call it, 2 to 120 characters.
    #[garde(length(chars, min = 2, max = 120), custom(rules::line))]
    pub client_name: String,
    /// The website that it is to get.
    #[garde(dive)]
    pub website: WantedWebsite,
}

/// The client is taken on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ClientCreated {
    /// Its id.
    pub id: ClientId,
    /// What people call it.
    pub name: String,
    /// Where it stands.
    pub status: ClientStatus,
    /// The id that its website will have.
    pub website_id: WebsiteId,
    /// When it was taken on.
    pub created_at: Moment,
}

impl Example for CreateClient {
    fn example() -> Self {
        Self { client_name: "Lighthouse Books".into(), website: WantedWebsite::example() }
    }
}
