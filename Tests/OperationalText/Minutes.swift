import Testing

@testable import OperationalText

/// A document of blocks `b1`, `b2` … with these texts, all by `u0`.
func minutes(_ texts: String...) -> Document {
    Document(
        blocks: texts.enumerated().map { index, text in
            Block(id: BlockID("b\(index + 1)"), text: text.utf16, author: "u0")
        })
}

extension Document {
    /// What stands in the minutes, one string per block.
    var lines: [String] { visibleBlocks.map(\.string) }

    /// Who wrote a block, as `author:count`.
    func authors(_ id: BlockID) -> [String] {
        self[id]?.authors.map { "\($0.author):\($0.count)" } ?? []
    }
}

extension Change {
    /// An edit of a text.
    static func text(_ block: BlockID, _ components: Delta.Component...) -> Change {
        .text(block: block, delta: Delta(components))
    }
}

/// The document after `historic` and then `incoming`, which was written against the same document;
/// by persons `uh` and `ui`. Expects the other order of events to give the same; there a block that
/// became another stands trashed, and here its name is another for that one.
func meeting(
    _ document: Document, historic: Operation, incoming: Operation, incomingFirst: Bool = false,
    ordersAgree: Bool = true, _ location: SourceLocation = #_sourceLocation
) -> Document {
    let crossed = Operation.crossing(incoming, historic, incomingFirst: incomingFirst)
    let result = document.applying(historic, author: "uh")
        .applying(crossed.incoming, author: "ui")
    let other = document.applying(incoming, author: "ui")
        .applying(crossed.historic, author: "uh")
    let became = crossed.historic.changes.compactMap { change in
        if case .become(let block, to: _, at: _) = change { block } else { nil as BlockID? }
    }
    #expect(Set(became).isSubset(of: result.aliases.keys), sourceLocation: location)
    let blocks = other.blocks.filter { !became.contains($0.id) }
    #expect((result.blocks == blocks) == ordersAgree, sourceLocation: location)
    return result
}
