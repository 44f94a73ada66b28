package import P8Model

/// What is said at the end of storing reports: what is new, what was there, what does not count yet, and what to do next.
package struct IngestWords {
  private let registry: String
  private let stored: Int
  private let unchanged: Int
  private let held: Int
  private let notStored: Int

  package init(registry: String, stored: Int, unchanged: Int, held: Int, notStored: Int) {
    (self.registry, self.stored, self.unchanged) = (registry, stored, unchanged)
    (self.held, self.notStored) = (held, notStored)
  }

  /// What is nothing is not counted: of no new reports it is only said that there are none.
  package var summary: LocalizedText {
    var vi = [stored == 0 ? "Không có báo cáo mới" : "Đã ghi \(stored) báo cáo vào sổ \(registry)"]
    var en = [
      stored == 0 ? "No new reports" : "\(English.count(stored, "report")) stored in the registry \(registry)"
    ]
    if unchanged > 0 {
      vi.append("\(unchanged) báo cáo đã có trong sổ")
      en.append("\(unchanged) already there")
    }
    if held > 0 {
      vi.append("\(held) báo cáo chưa được tổng hợp vì còn lỗi")
      en.append("\(held) held for their errors and in no total")
    }
    if notStored > 0 {
      vi.append("\(notStored) tệp không ghi được")
      en.append("\(English.count(notStored, "file")) could not be stored")
    }
    return LocalizedText(vi: vi.joined(separator: "; ") + ".", en: en.joined(separator: "; ") + ".")
  }
}
