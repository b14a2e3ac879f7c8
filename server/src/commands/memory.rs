//! What becomes of memory that the server has freed.

/// Pieces from this size on are returned.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const LARGE_BYTES: i32 = 1024 * 1024;

/// Large pieces go back to the system as soon as they are freed. The C library's default moves its threshold up with the
/// first of them and then keeps them for the thread: a password's hash takes 19 MiB, and every thread that ever made one
/// would hold on to as much.
pub(super) fn return_what_is_large() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    #[expect(unsafe_code, reason = "the standard library has no word for it")]
    // SAFETY: it takes two numbers, sets one of the allocator's own, and may be called at any time. An unknown number is
    // refused, and nothing changes.
    unsafe {
        libc::mallopt(libc::M_MMAP_THRESHOLD, LARGE_BYTES);
    }
}
