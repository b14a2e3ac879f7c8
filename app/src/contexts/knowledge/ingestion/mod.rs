//! How documents come in: read, cut into passages, turned into vectors.
