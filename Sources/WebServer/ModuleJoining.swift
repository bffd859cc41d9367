/// Joins a program of many modules into few files, so that a browser asks once instead of a
/// hundred times, and what they have in common is compressed once.
///
/// An *entrance* is a module that a browser asks for: the one a page names, and each one that
/// another module names by a text such as `"/views/history.js"` in order to load it when it is
/// needed. An entrance is served with all that it imports, but for what the first one holds
/// already. In the file each module is a function that is called once and returns what it exports;
/// a module that came with two entrances is still called once.
///
/// It knows as little grammar as `slimmed`: an import or export begins a line, a name is exported
/// where it is declared, nothing changes after it was exported, and no circle of imports exists.
/// What is written otherwise is refused when the server starts, and so in every test.
///
/// - Parameters:
///   - files: by path, as `StaticFiles` takes them, slimmed.
///   - first: the entrance that the page names.
/// - Returns: the files with entrances instead of modules; nobody asks for the others.
func joinedModules(
    _ files: [(path: String, bytes: [UInt8])], from first: String
) -> [(path: String, bytes: [UInt8])] {
    let program = Program(files.filter { $0.path.hasSuffix(".js") })
    let common = program.order(of: first, without: [])
    var joined = [first: program.file(first, common, first: first)]
    for entrance in program.entrances where entrance != first {
        let own = program.order(of: entrance, without: Set(common))
        joined[entrance] = program.file(entrance, own, first: first)
    }
    return files.compactMap { file in
        guard file.path.hasSuffix(".js") else { return file }
        return joined[file.path].map { (file.path, Array($0.utf8)) }
    }
}

private struct Program {
    private var modules: [String: Module] = [:]
    /// Named by a text in any module.
    let entrances: [String]

    init(_ files: [(path: String, bytes: [UInt8])]) {
        var modules: [String: Module] = [:]
        for (path, bytes) in files {
            modules[path] = Module(path, String(decoding: bytes, as: UTF8.self))
        }
        entrances = Set(modules.values.flatMap(\.named)).filter { modules[$0] != nil }.sorted()
        self.modules = modules
    }

    /// The module and all that it imports, each behind what it imports itself.
    func order(of entrance: String, without known: Set<String>) -> [String] {
        var order: [String] = []
        var done = known
        var path: [String] = []
        func visit(_ name: String) {
            precondition(!path.contains(name), "a circle of imports: \(path + [name])")
            guard !done.contains(name) else { return }
            guard let module = modules[name] else {
                preconditionFailure("\(path.last ?? "") imports \(name), which does not exist")
            }
            path.append(name)
            for imported in module.imports { visit(imported) }
            path.removeLast()
            done.insert(name)
            order.append(name)
        }
        visit(entrance)
        return order
    }

    func file(_ entrance: String, _ order: [String], first: String) -> String {
        var text = ""
        if entrance == first {
            text += "export const modules = {};\n"
        } else {
            text += "import {modules} from \"\(first)\";\n"
        }
        for name in order {
            guard let module = modules[name] else { continue }
            text += "modules[\"\(name)\"] ??= (() => {\n\(module.body)return {"
            text += module.exports.joined(separator: ", ") + "};\n})();\n"
        }
        let names = modules[entrance]?.exportedNames ?? []
        guard !names.isEmpty else { return text }
        return text
            + "export const {\(names.joined(separator: ", "))} = modules[\"\(entrance)\"];\n"
    }
}

/// One module, taken apart.
private struct Module {
    /// Paths in the order in which they are named.
    var imports: [String] = []
    /// Paths that stand in the text as they would be asked for.
    var named: [String] = []
    /// Fields of the object that it returns.
    var exports: [String] = []
    /// What an entrance can give on; not what it passes on as a whole from another module.
    var exportedNames: [String] = []
    var body = ""

    private let path: String

    init(_ path: String, _ source: String) {
        self.path = path
        var lines = source.split(separator: "\n")[...]
        while let line = lines.popFirst() {
            let isImport = line.hasPrefix("import ")
            guard isImport || line.hasPrefix("export ") else {
                note(line)
                body += line + "\n"
                continue
            }
            guard isImport || line.hasPrefix("export {") || line.hasPrefix("export *") else {
                export(line.dropFirst("export ".count))
                continue
            }
            var statement = String(line)
            while !statement.hasSuffix(";"), let more = lines.popFirst() { statement += " " + more }
            if isImport { take(statement) } else { passOn(statement) }
        }
    }

    /// `import {a, b as c} from "./x.js";` or `import * as x from "./x.js";`
    private mutating func take(_ statement: String) {
        let (what, origin) = parts(statement.dropFirst("import ".count))
        let value = "modules[\"\(origin)\"]"
        if what.hasPrefix("* as ") {
            body += "const \(what.dropFirst("* as ".count)) = \(value);\n"
        } else {
            let fields = names(what).map { $0.0 == $0.1 ? $0.0 : "\($0.0): \($0.1)" }
            body += "const {\(fields.joined(separator: ", "))} = \(value);\n"
        }
    }

    /// `export * from "./x.js";` or `export {a, b as c} from "./x.js";`
    private mutating func passOn(_ statement: String) {
        let (what, origin) = parts(statement.dropFirst("export ".count))
        let value = "modules[\"\(origin)\"]"
        guard what != "*" else { return exports.append("...\(value)") }
        for (name, given) in names(what) {
            exports.append("\(given): \(value).\(name)")
            exportedNames.append(given)
        }
    }

    /// A declaration: `function f`, `async function f`, `class C`, `const c`.
    private mutating func export(_ declaration: Substring) {
        note(declaration)
        let kinds = ["async function ", "function ", "class ", "const "]
        guard let kind = kinds.first(where: { declaration.hasPrefix($0) }) else {
            preconditionFailure("\(path): cannot be joined: export \(declaration)")
        }
        let name = declaration.dropFirst(kind.count).prefix {
            $0.isLetter || $0.isNumber || $0 == "_"
        }
        precondition(!name.isEmpty, "\(path): cannot be joined: export \(declaration)")
        exports.append(String(name))
        exportedNames.append(String(name))
        body += declaration + "\n"
    }

    /// Remembers paths such as `"/views/history.js"`.
    private mutating func note(_ line: some StringProtocol) {
        guard line.utf8.contains(UInt8(ascii: "/")), line.contains(".js") else { return }
        for text in line.split(whereSeparator: isQuote)
        where text.hasPrefix("/") && text.hasSuffix(".js") {
            named.append(String(text))
        }
    }

    /// What is imported, and the path that it comes from, which is one of the imports from now on.
    private mutating func parts(_ statement: Substring) -> (what: String, origin: String) {
        let parts = statement.split(whereSeparator: isQuote)
        guard parts.count == 3, parts[0].hasSuffix(" from "), parts[2] == ";" else {
            preconditionFailure("\(path): cannot be joined: \(statement)")
        }
        let origin = Self.resolved(String(parts[1]), from: path)
        if !imports.contains(origin) { imports.append(origin) }
        return (String(parts[0].dropLast(" from ".count)), origin)
    }

    /// `{a, b as c}` as pairs of the name there and the name here.
    private func names(_ braces: String) -> [(String, String)] {
        guard braces.hasPrefix("{"), braces.hasSuffix("}") else {
            preconditionFailure("\(path): cannot be joined: \(braces)")
        }
        return braces.dropFirst().dropLast().split(separator: ",").compactMap { part in
            let words = part.split(separator: " ").map(String.init)
            return words.first.map { ($0, words.count == 3 ? words[2] : $0) }
        }
    }

    /// `../derived.js` from `/views/now.js` is `/derived.js`.
    private static func resolved(_ relative: String, from path: String) -> String {
        var segments = path.split(separator: "/").dropLast().map(String.init)
        for segment in relative.split(separator: "/") {
            switch segment {
            case ".": continue
            case "..": segments.removeLast()
            default: segments.append(String(segment))
            }
        }
        return "/" + segments.joined(separator: "/")
    }
}

private func isQuote(_ character: Character) -> Bool {
    character == "\"" || character == "'"
}
