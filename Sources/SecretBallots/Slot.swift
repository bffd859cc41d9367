import Cryptography

/// What one voter's slot holds.
package struct Slot: Equatable, Sendable {
    /// The answer, as its owner encoded it.
    package var choice: [UInt8]
    /// The check code: the word of the voter's device and the server's, by their numbers.
    package var code: Code?
    /// The commands that were taken from the voter's devices, newest first: the last number of
    /// each, so that one that is sent again after a lost answer is not taken for a new one.
    package var marks: [Mark]

    /// How many devices of one voter are remembered.
    package static let markLimit = 4

    package struct Code: Hashable, Sendable, Comparable {
        package var device: Int
        package var server: Int

        package init(device: Int, server: Int) {
            self.device = device
            self.server = server
        }

        package static func < (one: Code, other: Code) -> Bool {
            (one.device, one.server) < (other.device, other.server)
        }
    }

    /// The last command of one device.
    package struct Mark: Equatable, Sendable {
        /// Eight bytes that stand for the name of the device.
        var device: [UInt8]
        var number: Int

        package init(client: String, number: Int) {
            device = Self.device(client)
            self.number = number
        }

        static let deviceBytes = 8

        static func device(_ client: String) -> [UInt8] {
            Array(SHA256.digest(Array(client.utf8)).prefix(deviceBytes))
        }
    }

    package init(choice: [UInt8], code: Code?, marks: [Mark]) {
        self.choice = choice
        self.code = code
        self.marks = marks
    }

    /// The number of the last command that was taken from `client`; 0 for none.
    package func number(of client: String) -> Int {
        let device = Mark.device(client)
        return marks.first { $0.device == device }?.number ?? 0
    }

    /// Whether the answer came with this command, and not with a later one.
    package func isFrom(_ client: String, number: Int) -> Bool {
        marks.first == Mark(client: client, number: number)
    }

    /// The marks once `mark` was taken.
    func marks(with mark: Mark) -> [Mark] {
        Array(([mark] + marks.filter { $0.device != mark.device }).prefix(Self.markLimit))
    }
}
