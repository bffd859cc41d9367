import Documents
import Meeting

/// A command with its arguments, read from the command line.
enum Invocation: Equatable {
    case help
    case serve(data: String, keys: String?, Listening, template: String?)
    case new(data: String, file: String, template: String?)
    case committee(data: String, file: String)
    case links(data: String, meeting: String, Listening)
    case export(
        data: String, meeting: String, document: DocumentKind, format: Format,
        language: Language?, output: String?)
    /// `subject`: a meeting, or the file of a record.
    case verify(data: String, subject: String?, head: String?)
    case backup(data: String, meeting: String?, target: String)
    case recover(data: String, meeting: String, through: Int?)
    case check(data: String, meeting: String, language: Language?)
    case count(file: String, asJSON: Bool)
    case replay(file: String, unit: Trace.Unit)

    static let defaultData = "data"
    static let defaultHost = "0.0.0.0"
    static let defaultPort = 8080

    static let manual = """
        mahdar: meetings whose minutes cannot contradict the votes

        mahdar serve [--host H] [--port N] [--tls] [--certificate FILE --key FILE] [--name NAME]
                     [--keys DIR] [--template FILE]
                                             hold the meetings; prints everybody's links
        mahdar new FILE [--template FILE]    prepare a meeting from a JSON file, from the CSV file
                                             of a consultation, or from the complete record of the
                                             meeting before; prints its id
        mahdar committee FILE                found a committee from a JSON file: its members, its
                                             rules, its plan; prints its id
        mahdar links MEETING [--host H] [--port N] [--tls]
                                             print the links of a meeting, or of a committee, again
        mahdar export MEETING --format docx|html|md|csv|json [--document D] [--language ar|fr|en]
                      [--output FILE]        write a document: minutes (if none is named), lists,
                                             roll-call, responses, attendance, deliberations (csv),
                                             sheets (csv);
                                             json is the complete record,
                                             and MEETING can be the file of one
        mahdar check MEETING [--language ar|fr|en]
                                             print what does not fit together in the decisions
        mahdar verify [MEETING] [--head HASH]
                                             walk the hash chains of journals and snapshots; with the
                                             hash that was shown or printed, that its entry is there
        mahdar verify FOLDER                 the same for all committees and meetings of a copied folder
        mahdar verify FILE                   count and derive again all that a complete record says
        mahdar backup FOLDER [MEETING]       copy meetings, also while they are held
        mahdar recover MEETING [--through N] say what of a damaged journal is whole; with N, go on
                                             from there and keep the damaged folder
        mahdar count FILE [--json]           count the ballots of a JSON, CSV or PaBuLib file
        mahdar replay TRACE [--units codepoints|utf16]
                                             apply a recorded edit to a document, and time it
        mahdar --help                        print this

        --template   letterhead, signatures, phrases, rules and members of a committee, as JSON
        --data DIR   where the meetings are kept (default: ./data)
        --keys DIR   where the keys of open secret ballots are kept, not in the data folder
                     (default: its name with -keys, beside it)
        --host H     the address to listen on (default: 0.0.0.0, every network of this machine)
        --port N     the port (default: 8080)
        --tls        encrypt, with a certificate that the server makes for itself and whose
                     fingerprint it prints; with --certificate and --key (PEM) with a given one
        --name NAME  a name under which the server is reached, besides addresses and the name of
                     this machine; more than one separated by commas

        Exit status: 0 done, 1 it could not be done, 2 wrong usage.
        """

    init(_ arguments: some Sequence<String>) throws(CommandError) {
        var arguments = try Arguments(arguments)
        guard let command = arguments.takeWord() else {
            if arguments.wantsHelp {
                self = .help
                return
            }
            throw .usage("which command?")
        }
        if arguments.wantsHelp {
            self = .help
            return
        }
        let data = try arguments.take("data") ?? Self.defaultData
        switch command {
        case "help": self = .help
        case "serve":
            self = .serve(
                data: data, keys: try arguments.take("keys"), try arguments.takeListening(),
                template: try arguments.take("template"))
        case "new":
            self = .new(
                data: data, file: try arguments.takeWord(named: "FILE"),
                template: try arguments.take("template"))
        case "committee":
            self = .committee(data: data, file: try arguments.takeWord(named: "FILE"))
        case "links":
            self = .links(
                data: data, meeting: try arguments.takeWord(named: "MEETING"),
                try arguments.takeListening())
        case "export":
            let document = try arguments.takeDocument()
            self = .export(
                data: data, meeting: try arguments.takeWord(named: "MEETING"),
                document: document, format: try arguments.takeFormat(of: document),
                language: try arguments.takeLanguage(), output: try arguments.take("output"))
        case "check":
            self = .check(
                data: data, meeting: try arguments.takeWord(named: "MEETING"),
                language: try arguments.takeLanguage())
        case "verify":
            self = .verify(
                data: data, subject: arguments.takeWord(), head: try arguments.take("head"))
        case "backup":
            self = .backup(
                data: data, meeting: arguments.takeSecondWord(),
                target: try arguments.takeWord(named: "FOLDER"))
        case "recover":
            self = .recover(
                data: data, meeting: try arguments.takeWord(named: "MEETING"),
                through: try arguments.takeSequence())
        case "count":
            self = .count(
                file: try arguments.takeWord(named: "FILE"), asJSON: arguments.takeFlag("json"))
        case "replay":
            self = .replay(
                file: try arguments.takeWord(named: "TRACE"), unit: try arguments.takeUnit())
        default: throw .usage("there is no command “\(command)”")
        }
        try arguments.finish()
    }
}

/// The words and options of a command line, taken one by one; what is left over is an error.
private struct Arguments {
    private var words: [String] = []
    private var options: [(name: String, value: String)] = []
    private(set) var wantsHelp = false
    private var flags: Set<String> = []

    /// The options that take no value.
    private static let flagNames: Set = ["json", "tls"]

    init(_ arguments: some Sequence<String>) throws(CommandError) {
        var rest = Array(arguments)[...]
        while let argument = rest.popFirst() {
            guard argument.hasPrefix("-") else {
                words.append(argument)
                continue
            }
            if argument == "--help" || argument == "-h" {
                wantsHelp = true
                continue
            }
            guard argument.hasPrefix("--") else { throw .usage("unknown option \(argument)") }
            let parts = argument.dropFirst(2).split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0])
            if Self.flagNames.contains(name), parts.count == 1 {
                flags.insert(name)
            } else if parts.count == 2 {
                options.append((name, String(parts[1])))
            } else if let value = rest.popFirst(), !value.hasPrefix("--") {
                options.append((name, value))
            } else {
                throw .usage("--\(name) needs a value")
            }
        }
    }

    mutating func takeWord() -> String? { words.isEmpty ? nil : words.removeFirst() }

    mutating func takeWord(named name: String) throws(CommandError) -> String {
        guard let word = takeWord() else { throw .usage("\(name) is missing") }
        return word
    }

    mutating func take(_ name: String) throws(CommandError) -> String? {
        guard let index = options.firstIndex(where: { $0.name == name }) else { return nil }
        let value = options.remove(at: index).value
        if options.contains(where: { $0.name == name }) {
            throw .usage("--\(name) is given twice")
        }
        guard !value.isEmpty else { throw .usage("--\(name) needs a value") }
        return value
    }

    mutating func takeFlag(_ name: String) -> Bool { flags.remove(name) != nil }

    /// The word after the next one, which stays.
    mutating func takeSecondWord() -> String? { words.count > 1 ? words.remove(at: 1) : nil }

    mutating func takeSequence() throws(CommandError) -> Int? {
        guard let text = try take("through") else { return nil }
        guard let sequence = Int(text), sequence > 0 else {
            throw .usage("--through needs the number of an entry, not “\(text)”")
        }
        return sequence
    }

    mutating func takeListening() throws(CommandError) -> Listening {
        var listening = Listening()
        if let host = try take("host") { listening.host = host }
        if let port = try takePort() { listening.port = port }
        if let names = try take("name") {
            listening.names = names.split(separator: ",").map(String.init)
        }
        let wantsTLS = takeFlag("tls")
        let (certificate, key) = (try take("certificate"), try take("key"))
        switch (certificate, key) {
        case (let certificate?, let key?):
            listening.encryption = .given(certificate: certificate, key: key)
        case (nil, nil): listening.encryption = wantsTLS ? .own : .none
        case (_, nil), (nil, _): throw .usage("--certificate and --key go together")
        }
        return listening
    }

    mutating func takePort() throws(CommandError) -> Int? {
        guard let text = try take("port") else { return nil }
        guard let port = Int(text), (1...65_535).contains(port) else {
            throw .usage("--port needs a number from 1 to 65535, not “\(text)”")
        }
        return port
    }

    mutating func takeDocument() throws(CommandError) -> DocumentKind {
        guard let text = try take("document") else { return .minutes }
        guard let document = DocumentKind(rawValue: text) else {
            let all = DocumentKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw .usage("--document is one of \(all), not “\(text)”")
        }
        return document
    }

    mutating func takeFormat(of document: DocumentKind) throws(CommandError) -> Format {
        let all = document.formats.map(\.rawValue).joined(separator: ", ")
        guard let text = try take("format") else { throw .usage("export needs --format: \(all)") }
        guard let format = document.formats.first(where: { $0.rawValue == text }) else {
            throw .usage("--format of \(document.rawValue) is \(all), not “\(text)”")
        }
        return format
    }

    mutating func takeLanguage() throws(CommandError) -> Language? {
        guard let text = try take("language") else { return nil }
        guard let language = Language(rawValue: text) else {
            throw .usage("--language is ar, fr or en, not “\(text)”")
        }
        return language
    }

    mutating func takeUnit() throws(CommandError) -> Trace.Unit {
        guard let text = try take("units") else { return .codepoints }
        guard let unit = Trace.Unit(rawValue: text) else {
            throw .usage("--units is codepoints or utf16, not “\(text)”")
        }
        return unit
    }

    func finish() throws(CommandError) {
        if let option = options.first { throw .usage("unknown option --\(option.name)") }
        if let flag = flags.first { throw .usage("unknown option --\(flag)") }
        if let word = words.first { throw .usage("unexpected “\(word)”") }
    }
}
