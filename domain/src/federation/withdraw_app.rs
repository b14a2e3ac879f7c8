use crate::kernel::{AppId, Example};
use domain_macros::operation;

/// Takes back what whoever is signed in let an app do. Its tokens end at once.
#[operation(command, federation, rest = DELETE "/me/apps/{id}", needs = SignedIn, danger)]
pub struct WithdrawApp {
    /// The app.
    pub id: AppId,
}

impl Example for WithdrawApp {
    fn example() -> Self {
        Self { id: AppId(uuid::Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_0041)) }
    }
}
