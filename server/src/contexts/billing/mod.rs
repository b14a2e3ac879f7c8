//! Plans, subscriptions, limits, use and the flags of features.

mod add_ons;
mod carried;
mod change_plan;
mod entitlements;
mod flags;
mod limit_watch;
mod limit_watch_projection;
mod my_plan;
mod notices;
mod plan_projection;
mod plans;
mod publishing;
mod standing;
mod stock;
mod streams;
mod subscription;
mod subscription_projection;
mod trial;
mod usage;

pub use carried::carry_entitlements;
pub use entitlements::{entitlements_of, read as read_entitlements};
pub use limit_watch::{LimitWatcher, WatchLimits};
pub use notices::NOTICES;
pub use stock::make_stock;
pub use subscription::{has_subscription, subscribe};
pub use trial::{EndTrial, TRIAL, trial_falls};
pub(in crate::contexts) use usage::add;
pub use usage::{Meter, add_calls, month_of, next_month, used_this_month};

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    gateway
        .serve(plans::plans)
        .serve(plans::show_plan)
        .serve(plans::offered_plans)
        .serve(plans::plan_distribution)
        .serve(publishing::create_plan)
        .serve(publishing::publish_plan)
        .serve(publishing::retire_plan)
        .serve(change_plan::change_plan)
        .serve(trial::start_trial)
        .serve(add_ons::give_add_on)
        .serve(add_ons::take_add_on)
        .serve(my_plan::my_plan)
        .serve(my_plan::tenant_plan)
        .serve(flags::flags)
        .serve(flags::set_flag)
        .serve(flags::set_tenant_flag)
}
