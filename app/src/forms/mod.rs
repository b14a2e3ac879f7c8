//! Forms made of operations: the struct is the form, its rules are the form's rules, on both sides.

mod awaited;
mod confirm;
mod deed;
mod faults;
mod form;
mod markdown;
mod state;
mod summary;
mod then;
mod undoable;
mod view;

pub use awaited::Awaited;
pub use confirm::{Confirm, ConfirmWith, TakeAway};
pub use form::Form;
pub use markdown::MarkdownField;
pub use then::form_then;
pub use undoable::{undoable, undoable_in};
pub use view::OperationForm;
