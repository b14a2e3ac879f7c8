//! Every saga that there is.

use super::Definition;
use crate::contexts::identity::ERASE_PERSON;
use crate::contexts::tenancy::{PURGE_TENANT, SET_UP_DEDICATED, SET_UP_TENANT};

/// Every saga that there is, by its name in the log. One that has left this table stops where it stands.
pub const SAGAS: &[Definition] = &[ERASE_PERSON, SET_UP_TENANT, SET_UP_DEDICATED, PURGE_TENANT];
