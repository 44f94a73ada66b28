import Foundation

/// A line of progress on standard error, drawn only on a terminal.
final class ProgressBar {
  private let total: Int
  private let label: String
  private let isDrawn: Bool
  private let start = ContinuousClock.now
  private var lastDrawn = ContinuousClock.now

  init(total: Int, label: String, isQuiet: Bool) {
    self.total = total
    self.label = label
    isDrawn = !isQuiet && total > 1 && isatty(STDERR_FILENO) == 1
  }

  /// Shows how many are done, with the rate and the time that remains.
  func update(_ done: Int) {
    guard isDrawn, done == total || lastDrawn.duration(to: .now) > .milliseconds(100) else { return }
    lastDrawn = .now
    let elapsed = start.duration(to: .now)
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    let rate = seconds > 0 ? Double(done) / seconds : 0
    let remaining = rate > 0 ? Int((Double(total - done) / rate).rounded(.up)) : 0
    let width = 24
    let filled = total > 0 ? width * done / total : width
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    let rest = speech(vi: "còn \(remaining) giây", en: "\(remaining) s left")
    let speed = speech(vi: "\(Int(rate)) tệp/giây", en: "\(Int(rate)) files/s")
    let line = "\r\(label) \(bar) \(done)/\(total) · \(speed) · \(rest) "
    try? FileHandle.standardError.write(contentsOf: Data(line.utf8))
    if done == total { try? FileHandle.standardError.write(contentsOf: Data("\n".utf8)) }
  }
}
