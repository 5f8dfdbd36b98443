import Testing

@testable import RelaxedJSON
