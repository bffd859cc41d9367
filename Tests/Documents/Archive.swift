import Compression
import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// The files of a ZIP archive, read by its directory as any program would.
struct Archive {
    private(set) var names: [String] = []
    private var files: [String: [UInt8]] = [:]

    struct Broken: Error {}

    init(_ bytes: [UInt8]) throws {
        func number(_ at: Int, _ count: Int) -> Int {
            (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
        }
        let end = bytes.count - 22
        guard number(end, 4) == 0x0605_4B50 else { throw Broken() }
        var place = number(end + 16, 4)
        for _ in 0..<number(end + 10, 2) {
            guard number(place, 4) == 0x0201_4B50, number(place + 10, 2) == 8,
                number(place + 12, 2) == 0, number(place + 14, 2) == 0x21
            else { throw Broken() }
            let (crc, packed) = (number(place + 16, 4), number(place + 20, 4))
            let (count, length) = (number(place + 24, 4), number(place + 28, 2))
            let local = number(place + 42, 4)
            let name = String(decoding: bytes[place + 46..<place + 46 + length], as: UTF8.self)
            let start = local + 30 + length
            // The local header says the same.
            guard number(local, 4) == 0x0403_4B50,
                Array(bytes[local + 4..<local + 30]) == Array(bytes[place + 6..<place + 32])
            else { throw Broken() }
            let file = try inflateRaw(Array(bytes[start..<start + packed]), expectedCount: count)
            guard Int(crc32(file)) == crc else { throw Broken() }
            names.append(name)
            files[name] = file
            place += 46 + length
        }
    }

    func text(_ name: String) throws -> String {
        guard let file = files[name], let text = String(validating: file, as: UTF8.self) else {
            throw Broken()
        }
        return text
    }

    func element(_ name: String) throws -> Element {
        try Element(xml: try text(name))
    }
}

/// An element of XML with what is in it.
final class Element {
    let name: String
    let attributes: [String: String]
    private(set) var children: [Element] = []
    private(set) var ownText = ""

    init(name: String, attributes: [String: String]) {
        self.name = name
        self.attributes = attributes
    }

    convenience init(xml: String) throws {
        let reader = Reader()
        let parser = XMLParser(data: Data(xml.utf8))
        parser.delegate = reader
        guard parser.parse(), let root = reader.root else { throw Archive.Broken() }
        self.init(name: root.name, attributes: root.attributes)
        children = root.children
        ownText = root.ownText
    }

    /// All elements called `name` at any depth.
    func all(_ name: String) -> [Element] {
        children.flatMap { ($0.name == name ? [$0] : []) + $0.all(name) }
    }

    func first(_ name: String) -> Element? { all(name).first }

    /// The text of a paragraph, its breaks and tabs as characters.
    var text: String {
        switch name {
        case "w:t": ownText
        case "w:br": "\n"
        case "w:tab" where attributes.isEmpty: "\t"
        default: children.map(\.text).joined()
        }
    }

    private final class Reader: NSObject, XMLParserDelegate {
        var root: Element?
        private var open: [Element] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
            qualifiedName: String?, attributes: [String: String]
        ) {
            let element = Element(name: name, attributes: attributes)
            if let parent = open.last { parent.children.append(element) } else { root = element }
            open.append(element)
        }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
            qualifiedName: String?
        ) {
            open.removeLast()
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) {
            open.last?.ownText += string
        }
    }
}
