use super::{SessionRow, SessionSort};
use crate::kernel::{Example, LIMIT_MAX, Page};
use domain_macros::operation;

/// One's own sessions: every browser and program that is signed in with one's account.
#[operation(query, identity, rest = GET "/me/sessions", needs = SignedIn, output = Page<SessionRow>)]
#[derive(Default)]
pub struct MySessions {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; the one used last first unless told.
    pub sort: Option<SessionSort>,
}

impl Example for MySessions {
    fn example() -> Self {
        Self { limit: Some(20), ..Self::default() }
    }
}
