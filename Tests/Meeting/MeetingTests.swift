import Testing

@testable import Meeting
