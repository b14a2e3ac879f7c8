use super::{ModelProviderOf, OfferedModel, ProviderKind};
use crate::kernel::{Example, LIMIT_MAX, ModelProviderId, Moment, Page};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The services that models answer through, in the order in which they are asked: one's own tenant's, or with
/// `reach:platform` the platform's.
#[operation(query, models, rest = GET "/model-providers", needs = ManageModels, output = Page<ModelProviderRow>)]
#[derive(Default)]
pub struct ModelProviders {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// Whose; one's own tenant's unless told.
    pub of: Option<ModelProviderOf>,
}

/// A provider. Its key is never shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ModelProviderRow {
    /// Its id.
    pub id: ModelProviderId,
    /// What people call it.
    pub name: String,
    /// The protocol that it speaks.
    pub kind: ProviderKind,
    /// Where it answers; absent for the local one, which calls nobody.
    pub base_url: Option<String>,
    /// Tells its key from others, and nothing about it; absent where there is none.
    pub key_fingerprint: Option<String>,
    /// Its place in the order in which providers are asked: the lowest first.
    pub rank: u32,
    /// Whether it is asked at all.
    pub is_on: bool,
    /// The models that it answers with; of the local one those that this server has loaded.
    pub models: Vec<OfferedModel>,
    /// When it was changed last.
    pub changed_at: Moment,
}

impl Example for ModelProviders {
    fn example() -> Self {
        Self { limit: Some(20), ..Self::default() }
    }
}
