package struct BlockID: RawRepresentable, Hashable, Codable, Sendable { package var rawValue: String; package init(rawValue: String) { self.rawValue = rawValue } }
package struct Operation: Equatable, Codable, Sendable { package var changes: [Change] = []; package init(_ c: [Change]) { changes = c } }
package enum Change: Equatable, Codable, Sendable { case trash(block: BlockID), restore(block: BlockID), move(block: BlockID, after: BlockID?), alias(block: BlockID, to: BlockID), insert(block: BlockID, after: BlockID?, attributes: [String: String], text: String) 
 case set(block: BlockID, attributes: [String: String?]), text(block: BlockID, delta: [Int]), split(block: BlockID, at: Int, new: BlockID), join(block: BlockID, into: BlockID, at: Int) }
package enum InvalidOperation: Error { case baseTooOld, other }
package struct Block: Equatable, Codable, Sendable { package var id: BlockID; package var attributes: [String: String]; package var text: [UInt16]; package var trashed = false }
package struct Document: Equatable, Codable, Sendable { package var blocks: [Block] = []; package init() {}
 package mutating func apply(_ o: Operation, author: String) {}
 package func block(_ id: BlockID) -> Block? { blocks.first { $0.id == id } } }
package struct History: Equatable, Codable, Sendable { package init() {}
 package func integrate(_ o: Operation, base: Int, client: String, author: String, in d: Document) throws(InvalidOperation) -> Operation { o }
 package mutating func append(sequence: Int, client: String, operation: Operation, before: Document) {} }
