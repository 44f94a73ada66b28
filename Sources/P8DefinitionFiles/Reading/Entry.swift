import P8Model
import Yams

/// A value of a definition file with its place, and where its faults go.
struct Entry {
  let node: Node
  let file: String
  let faults: FaultCollector

  var source: DefinitionSource {
    DefinitionSource(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }

  func entry(_ node: Node) -> Entry { Entry(node: node, file: file, faults: faults) }

  func fault(vi: String, en: String, hintVi: String, hintEn: String) {
    faults.add(source, vi: vi, en: en, hintVi: hintVi, hintEn: hintEn)
  }

  // MARK: - Forms

  /// The keys and values, nil where this is not a mapping; keys beside the known ones are reported.
  func fields(_ known: [String]?) -> Fields? {
    guard case .mapping(let mapping) = node else {
      fault(
        vi: "Chỗ này cần các cặp “khóa: giá trị”", en: "Pairs of “key: value” are needed here",
        hintVi: known.map { "Các khóa: \($0.joined(separator: ", "))." }
          ?? "Viết khóa, dấu hai chấm, giá trị.",
        hintEn: known.map { "Keys: \($0.joined(separator: ", "))." } ?? "Write a key, a colon and a value.")
      return nil
    }
    var values: [String: Entry] = [:]
    var keys: [(key: String, source: DefinitionSource)] = []
    for (key, value) in mapping {
      let keyEntry = entry(key)
      guard let name = key.scalar?.string else {
        keyEntry.fault(
          vi: "Khóa phải là chữ", en: "A key must be a text", hintVi: "Viết tên khóa.",
          hintEn: "Write a name.")
        continue
      }
      if let known, !known.contains(name) {
        if name.contains(" ") {
          keyEntry.fault(
            vi: "Dấu phẩy trước “\(name)” cắt đôi câu chữ",
            en: "The comma before “\(name)” cuts the text in two",
            hintVi: "Trong { } câu có dấu phẩy phải đặt trong dấu nháy kép.",
            hintEn: "Within { } a text with a comma stands in quotation marks.")
          continue
        }
        faults.addUnknown(
          name, at: keyEntry.source, among: known, vi: "Không có khóa “\(name)” ở đây",
          en: "There is no key “\(name)” here")
        continue
      }
      values[name] = entry(value)
      keys.append((name, keyEntry.source))
    }
    return Fields(entry: self, values: values, keys: keys)
  }

  var items: [Entry] {
    guard case .sequence(let sequence) = node else {
      fault(
        vi: "Chỗ này cần một danh sách", en: "A list is needed here",
        hintVi: "Mỗi mục một dòng, bắt đầu bằng “- ”.", hintEn: "An item a line, each beginning with “- ”.")
      return []
    }
    return sequence.map(entry)
  }

  var text: String? {
    guard case .scalar(let scalar) = node, !scalar.string.allSatisfy(\.isWhitespace) else {
      fault(
        vi: "Chỗ này cần một giá trị chữ", en: "A text is needed here",
        hintVi: "Viết một giá trị sau dấu hai chấm.",
        hintEn: "Write a value after the colon.")
      return nil
    }
    return scalar.string
  }

  var localized: LocalizedText? {
    guard let fields = fields(["vi", "en"]) else { return nil }
    let vi = fields.text("vi")
    let en = fields.text("en")
    guard let vi, let en else { return nil }
    return LocalizedText(vi: vi, en: en)
  }

  var decimal: ExactDecimal? {
    guard let text else { return nil }
    guard let number = ExactDecimal(text) else {
      fault(
        vi: "“\(text)” không phải là số", en: "“\(text)” is no number",
        hintVi: "Viết số không có dấu phân cách hàng nghìn, ví dụ 1000000 hoặc 0.5.",
        hintEn: "Write a number without grouping, for example 1000000 or 0.5.")
      return nil
    }
    return number
  }

  var integer: Int? {
    guard let decimal else { return nil }
    guard let integer = decimal.integer else {
      fault(
        vi: "Chỗ này cần số nguyên", en: "A whole number is needed here", hintVi: "Bỏ phần lẻ.",
        hintEn: "Leave out the digits after the point.")
      return nil
    }
    return integer
  }

  var truth: Bool? {
    switch text {
    case nil: return nil
    case "true": return true
    case "false": return false
    case .some(let text):
      fault(
        vi: "“\(text)” không phải là true hay false", en: "“\(text)” is neither true nor false",
        hintVi: "Viết true (có) hoặc false (không).", hintEn: "Write true or false.")
      return nil
    }
  }

  var date: CalendarDate? {
    guard let text else { return nil }
    guard let date = CalendarDate(iso: text) else {
      fault(
        vi: "“\(text)” không phải là ngày", en: "“\(text)” is no date", hintVi: "Viết dạng 2021-10-14.",
        hintEn: "Write it like 2021-10-14.")
      return nil
    }
    return date
  }

  /// One of the names of an enumeration.
  func choice<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type) -> Choice?
  where Choice.RawValue == String {
    choice(Choice.allCases.map { ($0.rawValue, $0) })
  }

  /// One of some named values.
  func choice<Choice>(_ choices: [(name: String, value: Choice)]) -> Choice? {
    guard let text else { return nil }
    if let choice = choices.first(where: { $0.name == text }) { return choice.value }
    faults.addUnknown(
      text, at: source, among: choices.map(\.name), vi: "Không có giá trị “\(text)” ở đây",
      en: "The value “\(text)” is not possible here")
    return nil
  }

  /// The place of a part of an expression's text within the file.
  func source(ofLine line: Int, column: Int) -> DefinitionSource {
    guard case .scalar(let scalar) = node, line == 1 else { return source }
    switch scalar.style {
    case .plain, .any:
      return DefinitionSource(file: file, line: source.line, column: source.column + column - 1)
    case .singleQuoted, .doubleQuoted:
      return DefinitionSource(file: file, line: source.line, column: source.column + column)
    case .literal, .folded: return source
    }
  }
}
