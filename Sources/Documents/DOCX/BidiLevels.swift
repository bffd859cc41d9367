internal import Words

/// The embedding levels of the scalars of a paragraph: even from left to right, odd from right to
/// left. The rules have the names of UAX #9.
struct BidiLevels {
    private(set) var levels: [Int]

    private let scalars: [Unicode.Scalar]
    private var classes: [BidiClass]
    /// The class of the paragraph's direction.
    private let base: BidiClass

    init(of scalars: [Unicode.Scalar], in direction: TextDirection) {
        self.scalars = scalars
        base = direction == .leftToRight ? .left : .right
        classes = scalars.map(\.bidiClass)
        levels = []
        resolveWeak()
        resolveBrackets()
        resolveNeutral()
        setLevels()
    }

    /// W1 to W7.
    private mutating func resolveWeak() {
        var last: BidiClass = base
        var strong = base
        for index in classes.indices {
            // W1: a mark is of what it stands on.
            if classes[index] == .mark { classes[index] = last }
            last = classes[index]
            switch classes[index] {
            case .left, .right, .arabicLetter: strong = classes[index]
            // W2: after an Arabic letter figures are Arabic.
            case .europeanNumber:
                if strong == .arabicLetter { classes[index] = .arabicNumber }
            case .arabicNumber, .sign, .terminator, .separator, .mark, .neutral: break
            }
        }
        // W3
        for index in classes.indices where classes[index] == .arabicLetter {
            classes[index] = .right
        }
        resolveSeparators()
        resolveTerminators()
        // W7
        strong = base
        for index in classes.indices {
            switch classes[index] {
            case .left, .right: strong = classes[index]
            case .europeanNumber: if strong == .left { classes[index] = .left }
            case .arabicLetter, .arabicNumber, .sign, .terminator, .separator, .mark, .neutral:
                break
            }
        }
    }

    /// W4: one separator between two figures of one kind is part of the number.
    private mutating func resolveSeparators() {
        for index in classes.indices.dropFirst().dropLast() {
            let (before, after) = (classes[index - 1], classes[index + 1])
            guard before == after else { continue }
            if before == .europeanNumber,
                classes[index] == .sign || classes[index] == .separator
            {
                classes[index] = .europeanNumber
            } else if before == .arabicNumber, classes[index] == .separator {
                classes[index] = .arabicNumber
            }
        }
    }

    /// W5 and W6: what stands at a number is part of it; what is left is neutral.
    private mutating func resolveTerminators() {
        var index = 0
        while index < classes.count {
            guard classes[index] == .terminator else {
                index += 1
                continue
            }
            var end = index
            while end < classes.count, classes[end] == .terminator { end += 1 }
            let before = index > 0 ? classes[index - 1] : nil
            let after = end < classes.count ? classes[end] : nil
            if before == .europeanNumber || after == .europeanNumber {
                for place in index..<end { classes[place] = .europeanNumber }
            }
            index = end
        }
        for index in classes.indices
        where [.terminator, .separator, .sign].contains(classes[index]) {
            classes[index] = .neutral
        }
    }

    /// N0: a pair of brackets goes with what is inside, or with what stands before it.
    private mutating func resolveBrackets() {
        let opening: [Unicode.Scalar: Unicode.Scalar] = ["(": ")", "[": "]", "{": "}"]
        var open: [(closing: Unicode.Scalar, index: Int)] = []
        var pairs: [(Int, Int)] = []
        for (index, scalar) in scalars.enumerated() where classes[index] == .neutral {
            if let closing = opening[scalar] {
                // BD16: deeper than this the rest is left alone.
                guard open.count < 63 else { break }
                open.append((closing, index))
            } else if let match = open.lastIndex(where: { $0.closing == scalar }) {
                pairs.append((open[match].index, index))
                open.removeSubrange(match...)
            }
        }
        for (start, end) in pairs.sorted(by: { $0.0 < $1.0 }) {
            let inside = Set(classes[(start + 1)..<end].compactMap(\.side))
            guard !inside.isEmpty else { continue }
            // All of it against the paragraph: then with what stands before.
            let before = classes[..<start].last { $0.side != nil }?.side ?? base
            let side = inside.contains(base) ? base : before
            classes[start] = side
            classes[end] = side
        }
    }

    /// N1 and N2: what is neutral between two of one side is of that side, else of the paragraph.
    private mutating func resolveNeutral() {
        var index = 0
        while index < classes.count {
            guard classes[index] == .neutral else {
                index += 1
                continue
            }
            var end = index
            while end < classes.count, classes[end] == .neutral { end += 1 }
            let before = index > 0 ? classes[index - 1].side ?? base : base
            let after = end < classes.count ? classes[end].side ?? base : base
            for place in index..<end { classes[place] = before == after ? before : base }
            index = end
        }
    }

    /// I1, I2, and L1 for white space at the end.
    private mutating func setLevels() {
        levels = classes.map { bidiClass in
            switch bidiClass {
            case .left: base == .left ? 0 : 2
            case .right, .arabicLetter: 1
            case .europeanNumber, .arabicNumber: 2
            case .sign, .terminator, .separator, .mark, .neutral: base == .left ? 0 : 1
            }
        }
        for index in scalars.indices.reversed() {
            guard scalars[index].properties.isWhitespace else { break }
            levels[index] = base == .left ? 0 : 1
        }
    }
}

extension BidiClass {
    /// The side that a resolved class takes among neutrals: numbers count as right.
    fileprivate var side: BidiClass? {
        switch self {
        case .left: .left
        case .right, .arabicLetter, .europeanNumber, .arabicNumber: .right
        case .sign, .terminator, .separator, .mark, .neutral: nil
        }
    }
}
