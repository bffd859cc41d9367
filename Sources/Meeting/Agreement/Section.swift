package import OperationalText

// Sections: a heading with what follows it, down to the next heading of its level or a higher one.

extension Document {
    /// The section of a heading, from the heading on; empty when there is no such heading in the
    /// minutes.
    package func section(of heading: BlockID) -> ArraySlice<Block> {
        let blocks = visibleBlocks
        guard let start = blocks.firstIndex(where: { $0.id == heading }),
            let level = blocks[start].headingLevel
        else { return [] }
        let end = blocks[(start + 1)...].firstIndex { ($0.headingLevel ?? .max) <= level }
        return blocks[start..<(end ?? blocks.endIndex)]
    }
}

extension Block {
    /// From 1, the highest, to 3; `nil`: no heading.
    package var headingLevel: Int? {
        guard kind == .heading else { return nil }
        return min(max(Int(attributes["level"] ?? "") ?? 1, 1), 3)
    }

    fileprivate func saysTheSame(as other: Block) -> Bool {
        id == other.id && text == other.text && attributes == other.attributes
    }
}

extension Meeting {
    func lockSection(_ id: BlockID, _ origin: Origin) throws(Rejection) -> [Event] {
        let heading = try visible(id)
        guard heading.kind == .heading else {
            throw Rejection(.invalid, ["field": "block", "problem": "noHeading"])
        }
        guard !agreement.locks.contains(where: { $0.heading == heading.id }) else {
            throw Rejection(.noChange)
        }
        return [
            .sectionLocked(
                lock: SectionLock(heading: heading.id, by: origin.by, at: origin.at))
        ]
    }

    func unlockSection(_ id: BlockID) throws(Rejection) -> [Event] {
        let heading = minutes.document.resolved(id)
        guard agreement.locks.contains(where: { $0.heading == heading }) else {
            throw Rejection(.noChange)
        }
        return [.sectionUnlocked(heading: heading)]
    }

    /// Refuses an effective operation after which a locked section would say something else. It is
    /// effective: what was written before the lock and arrives after it is refused too.
    func refuseInLockedSections(
        _ operation: OperationalText.Operation
    ) throws(Rejection) {
        guard !agreement.locks.isEmpty else { return }
        var after = minutes.document
        after.apply(operation, author: "")
        for lock in agreement.locks {
            let was = minutes.document.section(of: lock.heading)
            let becomes = after.section(of: lock.heading)
            guard was.elementsEqual(becomes, by: { $0.saysTheSame(as: $1) }) else {
                throw Rejection(.locked, ["section": was.first?.string ?? ""])
            }
        }
    }
}
