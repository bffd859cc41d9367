/// The two lists that the decisions make.
package enum ListName: String, Codable, Sendable, CaseIterable {
    case final, supplementary

    /// What is decided about the leads on the list.
    package var kind: Disposition.Kind {
        switch self {
        case .final: .retained
        case .supplementary: .supplementary
        }
    }
}

/// What the lines of a list are ordered by. JSON: `{"key":"consultation"}`, `{"key":"decision"}`,
/// `{"key":"byHand","commitments":["…"],"reason":"…"}`.
package enum ListOrder: Equatable, Sendable {
    /// The ranking of the consultation; without one, the order of the source.
    case consultation
    /// The order in which the decisions were taken.
    case decision
    /// The leads as somebody put them, and why. What came onto the list later stands at the end.
    case byHand([CommitmentID], reason: String)
}

extension ListOrder: Codable {
    private enum CodingKeys: String, CodingKey { case key, commitments, reason }
    private enum Key: String, Codable { case consultation, decision, byHand }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(Key.self, forKey: .key) {
        case .consultation: self = .consultation
        case .decision: self = .decision
        case .byHand:
            self = .byHand(
                try container.decode([CommitmentID].self, forKey: .commitments),
                reason: try container.decode(String.self, forKey: .reason))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .consultation: try container.encode(Key.consultation, forKey: .key)
        case .decision: try container.encode(Key.decision, forKey: .key)
        case .byHand(let commitments, let reason):
            try container.encode(Key.byHand, forKey: .key)
            try container.encode(commitments, forKey: .commitments)
            try container.encode(reason, forKey: .reason)
        }
    }
}

extension Meeting {
    /// - Parameter order: `nil` takes the declaration back.
    func declareOrder(
        of list: ListName, _ order: ListOrder?
    ) throws(Rejection) -> [Event] {
        try require([.prepared, .inSession, .suspended])
        try refuseWhileBallotIsOpen()
        var order = order
        switch order {
        case .byHand(let commitments, let reason):
            let leads = Set(self.commitments(decided: list.kind).map(\.id))
            guard commitments.count == leads.count, Set(commitments) == leads else {
                throw Rejection(.invalid, ["field": "order", "problem": "incomplete"])
            }
            order = .byHand(commitments, reason: try checked(reason, "reason"))
        case .consultation:
            guard consultation != nil else {
                throw Rejection(.unknown, ["field": "consultation"])
            }
        case .decision, nil: break
        }
        guard order != lists.order(of: list) else { throw Rejection(.noChange) }
        return [.orderDeclared(list: list, order: order)]
    }
}
