//! The services that models answer through: the list, and the forms that keep them.

mod add_form;
mod edit_form;
mod labels;
mod model_fields;
mod page;
mod providers_table;
mod rank_form;
mod switch;
mod trial;

pub use page::ModelsPage;
