/// Why an operation was refused. Everything that concurrency can explain is clamped instead, so an
/// honest client never sees one of these except `baseTooOld` after a long absence.
package enum InvalidOperation: Error, Sendable, Equatable {
    /// A count or an offset is zero where it may not be, negative, or above `Limits.count`.
    case count
    /// An inserted text is empty.
    case emptyInsertion
    /// A text holds half of a surrogate pair.
    case loneSurrogate
    /// An identifier, an author or the name of an attribute is not of the shape of `BlockID`.
    case identifier(String)
    /// `alias` or `become`, which only a transform may produce.
    case alias
    case tooManyChanges
    case tooMuchText
    case tooManyAttributes
    case unknownBlock(BlockID)
    /// `insert` or `split` names a new block by an identifier that is taken.
    case identifierInUse(BlockID)
    /// A block is moved after, joined to, or split into itself.
    case sameBlock(BlockID)
    /// A count or an offset beyond the end of the block's text, with nothing concurrent to explain it.
    case beyondText(BlockID)
    /// The operation was written against a state that the history no longer reaches.
    case baseTooOld
    /// The operation claims to have been written against a state that does not exist yet.
    case baseInFuture
}

/// The limits of one operation. Texts are counted in UTF-16 units.
package enum Limits {
    package static let changes = 1_000
    /// All text inserted by one operation.
    package static let insertedUnits = 200_000
    /// The largest count or offset.
    package static let count = 1 << 31
    package static let identifierUnits = 64
    /// Attributes of one block, or set by one change.
    package static let attributes = 32
    package static let attributeUnits = 2_000
}
