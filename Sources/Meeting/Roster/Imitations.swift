// Names that the eye takes for one another; web/derived/imitations.js finds the same.

extension Meeting {
    /// Seats whose name looks like that of an earlier one, with that one.
    package var imitations: [(seat: SeatID, of: SeatID)] {
        Meeting.imitations(among: seats.filter(\.isParticipant))
    }

    /// The same letters but for invisible ones, marks, case, and letters of other scripts that are
    /// drawn alike.
    static func imitations(among seats: some Sequence<Seat>) -> [(seat: SeatID, of: SeatID)] {
        var first: [String: SeatID] = [:]
        var found: [(seat: SeatID, of: SeatID)] = []
        for seat in seats {
            let likeness = likeness(of: seat.person.name)
            if let earlier = first[likeness] {
                found.append((seat.id, earlier))
            } else {
                first[likeness] = seat.id
            }
        }
        return found
    }
}

/// Letters that are drawn like another: of Cyrillic and Greek like Latin ones, of Arabic like
/// those of Arabic itself.
private let drawnAlike: [Unicode.Scalar: Unicode.Scalar] = {
    let pairs: [(String, String)] = [
        ("авекмнорстухіјѕԁѵԛԝ", "abekmhopctyxijsdvqw"), ("αβεικνορτυχ", "abeikvoptux"),
        ("ٱآأإ", "اااا"), ("یىې", "ييي"), ("کڪ", "كك"), ("ہھە", "ههه"), ("0", "o"),
        ("1ιıł", "llll"),
    ]
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (from, to) in pairs {
        for (a, b) in zip(from.unicodeScalars, to.unicodeScalars) { table[a] = b }
    }
    // The small l, the capital I and the figure 1.
    table["i"] = "l"
    return table
}()

/// What is left of a name when all is taken away that the eye passes over.
func likeness(of name: String) -> String {
    var scalars = String.UnicodeScalarView()
    for character in name.lowercased() {
        guard !character.isWhitespace else { continue }
        for scalar in character.unicodeScalars {
            let properties = scalar.properties
            switch properties.generalCategory {
            case .format, .control, .nonspacingMark, .enclosingMark, .dashPunctuation,
                .otherPunctuation:
                continue
            default: break
            }
            // The tatweel only makes a word longer.
            if properties.isDefaultIgnorableCodePoint || scalar == "\u{640}" { continue }
            scalars.append(drawnAlike[scalar] ?? scalar)
        }
    }
    // A second time: what a letter was replaced by may be drawn like a third.
    return String(String.UnicodeScalarView(scalars.map { drawnAlike[$0] ?? $0 }))
}
