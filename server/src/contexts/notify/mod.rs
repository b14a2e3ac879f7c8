//! What people are told: the subscriber that turns events into notices by the rules that contexts declare, and what people
//! do with their notices.

mod addressed;
mod choices;
mod choose;
mod forget;
mod gathered;
mod kept;
mod letters;
mod list;
mod mark;
mod rule;
mod teller;
mod why;
mod wording;

pub use forget::{forget, forget_old};
pub use gathered::{GATHERED, SendGathered, gathered_falls};
pub use kept::KEPT;
pub use rule::{Audience, Rule, rules};
pub use teller::Teller;

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    gateway
        .serve(list::notices)
        .serve(list::unread_notices)
        .serve(mark::mark_notice)
        .serve(mark::mark_all_notices)
        .serve(choose::notice_choices)
        .serve(choose::choose_notice_channel)
        .serve(choose::choose_notice_pace)
        .serve(choose::set_quiet_hours)
        .serve(choose::mute_notices)
        .serve(choose::unmute_notices)
        .serve(why::why_notice)
        .serve(why::why_notice_of)
}
