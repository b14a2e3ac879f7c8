//! Letting others go first.

use std::io;

/// Lowers the priority of the calling thread, and of the threads it starts later, to `nice` (0 is
/// normal, 19 the lowest). On Linux each thread has its own.
///
/// # Errors
/// The operating system's, for a value that it doesn't allow.
#[expect(unsafe_code, reason = "the standard library cannot set a thread's priority")]
pub fn lower_this_thread(nice: u8) -> io::Result<()> {
    // SAFETY: both calls take and return plain integers; gettid always names a living thread, the
    // caller's own.
    let status = unsafe {
        let thread = libc::gettid().cast_unsigned();
        libc::setpriority(libc::PRIO_PROCESS, thread, i32::from(nice))
    };
    if status == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// The `nice` field of the calling thread, the 19th of its line in /proc.
    fn nice_of_this_thread() -> i32 {
        let line = fs::read_to_string("/proc/thread-self/stat").expect("Linux shows its threads");
        let after_name = line.rsplit(") ").next().expect("the name stands in brackets");
        after_name.split(' ').nth(16).and_then(|field| field.parse().ok()).expect("a number")
    }

    #[test]
    fn only_the_calling_thread_and_its_children_yield() {
        let before = nice_of_this_thread();
        let (lowered, child) = std::thread::spawn(|| {
            lower_this_thread(15).expect("anyone may lower a priority");
            let child = std::thread::spawn(nice_of_this_thread).join().expect("it ran");
            (nice_of_this_thread(), child)
        })
        .join()
        .expect("it ran");
        assert_eq!((lowered, child), (15, 15));
        assert_eq!(nice_of_this_thread(), before);
    }
}
