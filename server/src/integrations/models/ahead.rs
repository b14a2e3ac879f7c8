//! Who answers for a model, looked up while the run that asks it is still being written down: its worker needn't wait for that.

use super::ways::Way;
use super::{Ground, Models};
use crate::Stop;
use domain::kernel::TenantId;
use tokio::task::JoinHandle;

/// A look that is under way. It is for one call, since keys are.
pub struct Ahead(JoinHandle<Result<Vec<Way>, Stop>>);

impl Models {
    /// Begins to look up who answers for a model.
    pub fn look_ahead(&self, tenant: TenantId, model: &str) -> Option<Ahead> {
        let ground = self.ground.clone()?;
        let (models, model) = (self.clone(), model.to_owned());
        Some(Ahead(tokio::spawn(async move { models.ways(&ground, tenant, &model).await })))
    }

    /// Who answers for a model: what a look ahead has found, or else what one finds now.
    pub(super) async fn ways_ahead(
        &self,
        ahead: Option<Ahead>,
        ground: &Ground,
        (tenant, model): (TenantId, &str),
    ) -> Result<Vec<Way>, Stop> {
        if let Some(mut ahead) = ahead
            && let Ok(Ok(ways)) = (&mut ahead.0).await
        {
            return Ok(ways);
        }
        self.ways(ground, tenant, model).await
    }
}

impl Drop for Ahead {
    /// A run that isn't written down needs nobody.
    fn drop(&mut self) {
        self.0.abort();
    }
}
