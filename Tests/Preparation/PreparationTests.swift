import Testing

@testable import Preparation
