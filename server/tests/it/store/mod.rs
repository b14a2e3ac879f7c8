mod erasure;
mod order;
mod rebuild;
mod rotation;
mod snapshots;
mod upcasting;
