mod erasure;
mod order;
mod rebuild;
mod releases;
mod rotation;
mod snapshots;
mod upcasting;
