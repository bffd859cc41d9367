import Testing

@testable import Room
