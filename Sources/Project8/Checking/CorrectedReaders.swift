import P8Definitions
import Synchronization

/// Readers that know what persons have said of headers, made when the first such table comes.
final class CorrectedReaders: Sendable {
  private let definitions: Definitions
  private let made = Mutex<[[HeaderCorrection]: ReportReader]>([:])

  init(_ definitions: Definitions) { self.definitions = definitions }

  subscript(corrections: [HeaderCorrection]) -> ReportReader {
    if let known = made.withLock({ $0[corrections] }) { return known }
    let reader = ReportReader(definitions, correctedBy: corrections)
    made.withLock { $0[corrections] = reader }
    return reader
  }
}
