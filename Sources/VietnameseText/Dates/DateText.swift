/// Reads what people write in date cells; the day comes first.
public enum DateText {
  /// Reads a text.
  public static func read(_ text: String) -> DateReading {
    let clean = NormalForm.clean(text)
    let work = SearchKey.exact(clean.text)
    guard !work.isEmpty else { return .refused(.empty) }
    let reading = DateShape(work).reading
    guard case .exact(let day, var quirks) = reading else { return reading }
    if clean.changes.contains(.spaces) || clean.changes.contains(.trimmed) { quirks.insert(.spacing) }
    return .exact(day, quirks)
  }
}
