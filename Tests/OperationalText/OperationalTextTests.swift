import Testing

@testable import OperationalText
