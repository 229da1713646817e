//! The `kassa` command.

fn main() -> std::process::ExitCode {
    kassa_server::cli::main()
}
