//! The search over everything that contexts offer, and the list of what one may call.

mod asked;
mod deeds;
mod offers;
