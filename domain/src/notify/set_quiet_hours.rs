use crate::kernel::Example;
use domain_macros::operation;

/// Says when one isn't to be disturbed, by one's own clocks: nothing draws attention and no mail goes out until they are
/// over. Without hours there are none.
#[operation(command, notify, rest = PUT "/me/notice-choices/quiet-hours", needs = SignedIn, danger, idempotent)]
pub struct SetQuietHours {
    /// The first hour, 0 to 23.
    #[garde(inner(range(max = 23)))]
    pub from: Option<u8>,
    /// The hour with which they end, 0 to 23; another one than the first.
    #[garde(inner(range(max = 23)))]
    pub until: Option<u8>,
}

impl Example for SetQuietHours {
    fn example() -> Self {
        Self { from: Some(22), until: Some(7) }
    }
}
