//! Plans and what follows from them: what a tenant may use, how much of it, and which modules it sees.

mod change_plan;
mod create_plan;
mod entitlements;
mod feature;
mod feature_flag;
mod flags;
mod give_add_on;
mod limit_watch;
mod limits;
mod my_plan;
mod offered_plans;
mod plan;
mod plan_distribution;
mod plans;
mod publish_plan;
mod retire_plan;
mod set_flag;
mod set_tenant_flag;
mod show_plan;
mod start_trial;
mod stock;
mod subscription;
mod take_add_on;
mod tenant_plan;

pub use change_plan::ChangePlan;
pub use create_plan::{CreatePlan, PlanMade};
pub use entitlements::{Entitlements, HeldPlan, WAY_OUT};
pub use feature::{Feature, Features};
pub use feature_flag::{FeatureFlag, FeatureFlagCommand, FeatureFlagEvent, FeatureFlagRefusal, FeatureFlagState};
pub use flags::{FlagOverride, FlagRow, Flags, FlagsState};
pub use give_add_on::{AddOnMade, GiveAddOn};
pub use limit_watch::{LimitWatch, LimitWatchCommand, LimitWatchEvent, LimitWatchRefusal, LimitWatchState};
pub use limits::{LIMIT_MOST, LimitKind, PlanLimits};
pub use my_plan::{AddOnRow, FeatureStanding, LimitUse, MyPlan, PlanOffer, PlanStanding};
pub use offered_plans::{OfferedPlan, OfferedPlanList, OfferedPlans};
pub use plan::{Plan, PlanCommand, PlanEvent, PlanRefusal, PlanState, PlanTerms};
pub use plan_distribution::{Distribution, PlanDistribution, PlanSlice};
pub use plans::{PlanRow, Plans};
pub use publish_plan::PublishPlan;
pub use retire_plan::RetirePlan;
pub use set_flag::{FlagSetting, SetFlag};
pub use set_tenant_flag::SetTenantFlag;
pub use show_plan::{PlanDetail, PlanVersion, ShowPlan};
pub use start_trial::StartTrial;
pub use stock::{OF_PLATFORM, STOCK_DEFAULT, stock};
pub use subscription::{
    AddOnGives, PlanRef, Subscription, SubscriptionCommand, SubscriptionEvent, SubscriptionRefusal, SubscriptionState,
};
pub use take_add_on::TakeAddOn;
pub use tenant_plan::TenantPlan;

use crate::kernel::rules::code;
