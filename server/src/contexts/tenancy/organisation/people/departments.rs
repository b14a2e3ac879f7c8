//! Departments: the tree, and who works where in it.

mod change;
mod list;
mod posting;
mod projection;

pub use list::departments_of;

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    gateway
        .serve(list::departments)
        .serve(list::department_tree)
        .serve(list::department_people)
        .serve(change::add_department)
        .serve(change::change_department)
        .serve(change::move_department)
        .serve(change::remove_department)
        .serve(posting::post_person)
}
