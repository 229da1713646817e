//! The `kassa` command.

/// Answers are many small pieces of memory that one thread takes and another gives back, which this allocator is made
/// for. It serves SQLite too.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    kassa_server::cli::main()
}
