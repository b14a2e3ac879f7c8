//! Templates of prompts. Who writes them sees those of their own tenant; who runs them also those that others have
//! offered. Some are run by the clock.

mod author;
mod authored;
mod authored_list;
mod catalogue;
mod create;
mod estimate;
mod findable;
mod forget;
mod history;
mod kept;
mod label;
mod offered;
mod preview;
mod projection;
mod publish;
mod questions;
mod retire;
mod run;
mod schedules;
mod show;
mod stock;
mod tenants;
mod visibility;

pub use forget::forget;
pub use kept::KEPT;
pub use schedules::{NOTICES, RUN_SCHEDULE, RunBySchedule, schedule_falls};
pub use stock::bring_in;

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    schedules::handlers(gateway)
        .serve(catalogue::templates)
        .serve(questions::template_questions)
        .serve(show::show_template)
        .serve(history::template_history)
        .serve(preview::preview_template)
        .serve(run::run_template)
        .serve(authored_list::authored_templates)
        .serve(authored::show_authored_template)
        .serve(create::create_template)
        .serve(create::edit_template)
        .serve(publish::publish_template)
        .serve(label::move_label)
        .serve(visibility::set_template_visibility)
        .serve(retire::retire_template)
}
