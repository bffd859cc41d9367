/// Why a command ended without doing what was asked.
enum CommandError: Error {
    /// It was called wrongly: exit status 2.
    case usage(String)
    /// It could not be done: exit status 1.
    case failure(String)
}
