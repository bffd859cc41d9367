import Glibc

do {
    try run(CommandLine.arguments.dropFirst())
} catch {
    switch error {
    case .usage(let message):
        complain("mahdar: \(message); see mahdar --help")
        exit(2)
    case .failure(let message):
        complain("mahdar: \(message)")
        exit(1)
    }
}
