//! Forms made of operations: the struct is the form, its rules are the form's rules, on both sides.

mod confirm;
mod faults;
mod form;
mod undoable;
mod view;

pub use confirm::Confirm;
pub use form::Form;
pub use undoable::undoable;
pub use view::OperationForm;
