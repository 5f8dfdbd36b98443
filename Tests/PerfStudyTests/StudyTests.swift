import Testing

@testable import PerfStudy
