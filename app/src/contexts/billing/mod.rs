//! Plans for whoever runs the platform, a tenant's own plan with its use, and the flags of modules.

mod amounts;
mod distribution;
mod flags_page;
mod give_add_on;
mod labels;
mod my_plan_page;
mod offer;
mod own_plan;
mod plan_form;
mod plan_page;
mod plans_page;
mod standing;
mod tenant_flags;
mod tenant_plan;

pub use amounts::limit as limit_amount;
pub use distribution::PlanShares;
pub use flags_page::FlagsPage;
pub use labels::{feature as feature_name, limit as limit_name};
pub use my_plan_page::MyPlanPage;
pub use offer::closed;
pub use own_plan::OwnPlan;
pub use plan_page::PlanPage;
pub use plans_page::PlansPage;
pub use tenant_plan::{TenantPlan, TenantPlanPage};
