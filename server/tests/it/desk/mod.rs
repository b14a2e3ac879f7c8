//! The admin's desk: the overview, use and standing of tenants, health, and what the audit tells of a thing.

mod health;
mod overview;
mod pages;
mod receipts;
mod things;
