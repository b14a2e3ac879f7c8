use crate::kernel::{AppId, Example};
use domain_macros::operation;

/// Removes an app. What people let it do ends at once.
#[operation(command, federation, rest = DELETE "/apps/{id}", needs = WriteApps, danger)]
pub struct RemoveApp {
    /// The app.
    pub id: AppId,
}

impl Example for RemoveApp {
    fn example() -> Self {
        Self { id: AppId(uuid::Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_0041)) }
    }
}
