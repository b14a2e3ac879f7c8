//! Mail: captured to be read, or handed to an SMTP server that isn't ours, until it is taken.

pub mod aiosmtpd;
mod outbox;
mod smtp;
