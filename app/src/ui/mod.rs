//! The design system: components without domain words, on the tokens of `style/`. Texts come in as props.

mod alert;
mod badge;
mod button;
mod combo;
mod copy;
mod dialog;
mod empty;
mod facts;
mod field;
mod icon;
mod link_button;
mod select;
mod skeleton;
mod stat;
mod table;
mod text_area;
mod text_field;
mod title;

pub use alert::Alert;
pub use badge::{Badge, Tone};
pub use button::{Button, IconButton};
pub use combo::ComboField;
pub use copy::CopyButton;
pub use dialog::Dialog;
pub use empty::EmptyState;
pub use facts::{Fact, Facts};
pub use field::Field;
pub use icon::Icon;
pub use link_button::{LinkButton, Look};
pub use select::SelectField;
pub use skeleton::SkeletonTable;
pub use stat::Stat;
pub use table::{Column, Order, Table};
pub use text_area::TextArea;
pub use text_field::{Autofill, TextField};
pub use title::PageTitle;
