//! Forms made of operations: the struct is the form, its rules are the form's rules, on both sides.

mod confirm;
mod faults;
mod form;
mod view;

pub use confirm::Confirm;
pub use form::Form;
pub use view::OperationForm;
