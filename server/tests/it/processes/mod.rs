//! Several processes of the built program on one database: right together, and none of them missed when it goes.

mod away;
mod load;
mod runs;
mod sagas;
mod schedule;
mod swap;
mod together;
