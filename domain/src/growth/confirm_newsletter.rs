use crate::kernel::Example;
use domain_macros::operation;

/// Follows the mailed link: from now on the newsletter goes to the address. A link works once, for two days.
#[operation(command, growth, rest = POST "/newsletter/confirm", needs = Public)]
pub struct ConfirmNewsletter {
    /// What the link brought.
    #[garde(length(max = 200))]
    pub token: String,
}

impl Example for ConfirmNewsletter {
    fn example() -> Self {
        Self { token: "01935a0000007000800000000000000e.AAAA".into() }
    }
}
