//! Mail: captured to be read, or handed to an SMTP server that isn't ours, until it is taken.

mod aiosmtpd;
mod outbox;
mod smtp;
