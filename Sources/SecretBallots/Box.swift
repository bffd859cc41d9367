import Cryptography

/// What the answers of one secret ballot lie in while it is open: one slot for each of the
/// electorate, in its order. A slot says who by its place, and never when.
package struct Box: Sendable {
    package let layout: BoxLayout
    /// The check codes are pairs of words of a list of so many.
    package static let wordCount = 128

    var bytes: [UInt8]

    /// An empty box.
    package init(_ layout: BoxLayout) {
        self.layout = layout
        bytes = [UInt8](repeating: 0, count: layout.byteCount)
    }

    init(_ layout: BoxLayout, bytes: [UInt8]) {
        self.layout = layout
        self.bytes = bytes
    }

    /// The voter's slot; nil as long as they have not voted.
    package subscript(index: Int) -> Slot? { layout.read(index, in: bytes) }

    package func hasVoted(_ index: Int) -> Bool { layout.isTaken(index, in: bytes) }

    /// Puts an answer in the place of what the voter answered before.
    ///
    /// - Parameter word: the word of the voter's device, from 0 to below `wordCount`, if there
    ///   are check codes; the server's is chosen here, so that no two codes in the box are alike.
    /// - Throws: `choiceTooLong`, `wordsUsedUp`, `noRandomness`; then nothing has changed.
    package mutating func put(
        _ choice: [UInt8], from client: String, number: Int, word: Int?, at index: Int
    ) throws(SecretBallotError) {
        guard choice.count <= layout.choiceBytes else { throw .choiceTooLong }
        let mark = Slot.Mark(client: client, number: number)
        let marks = self[index]?.marks(with: mark) ?? [mark]
        var code: Slot.Code?
        if let word { code = Slot.Code(device: word, server: try freeWord(beside: word, index)) }
        layout.write(Slot(choice: choice, code: code, marks: marks), at: index, in: &bytes)
    }

    /// A random word of the server that no other code has beside the voter's `word`.
    private func freeWord(beside word: Int, _ index: Int) throws(SecretBallotError) -> Int {
        var free = Set(0..<Self.wordCount)
        for other in 0..<layout.slotCount where other != index {
            if let code = self[other]?.code, code.device == word { free.remove(code.server) }
        }
        guard !free.isEmpty else { throw .wordsUsedUp }
        do {
            let random = try randomBytes(4).reduce(0) { $0 << 8 | Int($1) }
            return free.sorted()[random % free.count]
        } catch {
            throw .noRandomness
        }
    }

    /// Overwrites all answers.
    package mutating func clear() { cleanse(&bytes) }
}
