//! The program as an operator runs it.

mod demo;
mod logs;
mod serve;
mod settings;
mod tools;
