//! A stored event as others see it.

use super::Stored;
use domain::catalogue::{Envelope, EnvelopeMetadata, plain};

/// The event as others see it: no marks of personal members, and of its metadata what leads back to the request.
pub fn outward(event: Stored) -> Envelope {
    let Stored { tenant, context, kind, payload, metadata, at, .. } = event;
    let metadata = EnvelopeMetadata {
        correlation_id: metadata.correlation_id,
        timestamp: at,
        source: metadata.portal.unwrap_or(metadata.source),
    };
    Envelope { kind, context, tenant_id: tenant, payload: plain(payload), metadata }
}
