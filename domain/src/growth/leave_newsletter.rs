use crate::kernel::Example;
use domain_macros::operation;

/// Leaves the newsletter by the link that stands in each of its mails. The address is erased. Once more changes nothing.
#[operation(command, growth, rest = POST "/newsletter/leave", needs = Public, idempotent)]
pub struct LeaveNewsletter {
    /// What the link brought.
    #[garde(length(max = 200))]
    pub token: String,
}

impl Example for LeaveNewsletter {
    fn example() -> Self {
        Self { token: "01935a0000007000800000000000000e.AAAA".into() }
    }
}
