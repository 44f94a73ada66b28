import ArgumentParser
import P8Model

/// What the library of arguments says, in the language of the process.
///
/// The library speaks English only and is not localised, so that what it says is translated here by its pattern, all in this
/// file. A sentence that is not known stays English, which the tests of each kind would show after an update.
struct ParserWords {
  let language: Language

  /// What is said of a command line that was not understood.
  /// - Parameter text: The library's whole text, not broken to any width.
  func error(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return lines.map { line in
      if line.hasPrefix("Error: ") { return "p8: " + sentence(String(line.dropFirst(7))) }
      if line.hasPrefix("Help:  ") { return "  " + names(String(line.dropFirst(7))) }
      if line.hasPrefix("Usage: ") {
        return (language == .vi ? "Cách dùng: " : "Usage: ") + names(String(line.dropFirst(7)))
      }
      if let match = line.wholeMatch(of: #/  See '(.+)' for more information\./#) {
        return language == .vi ? "Xem thêm: \(match.1)" : "See: \(match.1)"
      }
      return sentence(line)
    }.joined(separator: "\n")
  }

  /// The page of a command.
  /// - Parameter text: The library's page, not broken to any width.
  func help(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if let first = lines.first, first.hasPrefix("OVERVIEW: ") { lines[0] = String(first.dropFirst(10)) }
    return lines.map(helpLine(_:)).joined(separator: "\n")
  }

  // MARK: - Pages

  private func helpLine(_ line: String) -> String {
    if line.hasPrefix("USAGE: ") {
      return (language == .vi ? "CÁCH DÙNG: " : "USAGE: ") + names(String(line.dropFirst(7)))
    }
    if line.hasSuffix(" SUBCOMMANDS:") { return String(line.dropLast(13)) + ":" }
    if let match = line.wholeMatch(of: #/  See '(.+) <subcommand>' for detailed help\./#) {
      return language == .vi
        ? "  Xem từng lệnh: \(match.1) LỆNH" : "  See '\(match.1) COMMAND' for each of them."
    }
    guard language == .vi else { return line }
    if let header = Self.headers[line] { return header }
    guard let (name, meaning) = HelpPage.parts(of: line) else { return said(line) }
    return HelpPage.line(said(name), said(meaning))
  }

  /// A text of a page, its remarks translated.
  private func said(_ text: String) -> String {
    remark(names(text)).replacing("(default: ", with: "(mặc định: ")
      .replacing(/\(values: (.+?); default: (.+?)\)$/) { "(các giá trị: \($0.1); mặc định: \($0.2))" }
      .replacing(/\(values: (.+?)\)$/) { "(các giá trị: \($0.1))" }
  }

  /// What the library itself says of its own options, in a text.
  func remark(_ text: String) -> String {
    guard language == .vi else { return text }
    return Self.remarks.reduce(text) { $0.replacing($1.english, with: $1.vietnamese) }
  }

  /// What a value is where none is given.
  func standard(_ value: String) -> String {
    language == .vi ? "(mặc định: \(value))" : "(default: \(value))"
  }

  private static let headers = [
    "ARGUMENTS:": "CẦN NÊU:", "OPTIONS:": "TÙY CHỌN:", "SUBCOMMANDS:": "CÁC LỆNH:",
  ]

  private static let remarks: [(english: String, vietnamese: String)] = [
    ("Show help information.", "Xem hướng dẫn này."), ("Show the version.", "Xem phiên bản của p8."),
    ("Show subcommand help information.", "Xem hướng dẫn của một lệnh."), (" (default)", " (mặc định)"),
  ]

  // MARK: - Errors

  private func sentence(_ line: String) -> String {
    guard language == .vi else { return line }
    for translation in Self.sentences {
      if let said = translation(line) { return names(said) }
    }
    return names(line)
  }

  /// A sentence by its pattern; nil where it is another one.
  private static let sentences: [@Sendable (String) -> String?] = [
    { $0.wholeMatch(of: /Missing expected argument '(.+)'/).map { "Còn thiếu \($0.1)" } },
    {
      $0.wholeMatch(of: /Missing one of: '(.+)'/).map {
        "Còn thiếu một trong: \($0.1.replacing("', '", with: ", "))"
      }
    },
    { $0.wholeMatch(of: /Missing value for '(\S+) <(.+)>'/).map { "Sau \($0.1) còn thiếu <\($0.2)>" } },
    { $0.wholeMatch(of: /Missing value for '(.+)'/).map { "Sau \($0.1) còn thiếu giá trị" } },
    {
      $0.wholeMatch(of: /Unknown option '(.+)'\. Did you mean '(.+)'\?/).map {
        "Không có tùy chọn \($0.1). Có phải \($0.2)?"
      }
    },
    { $0.wholeMatch(of: /Unknown option '(.+)'/).map { "Không có tùy chọn \($0.1)" } },
    { $0.wholeMatch(of: /Unexpected argument '(.+)'/).map { "Thừa “\($0.1)”, lệnh này không dùng đến" } },
    {
      $0.wholeMatch(of: /(\d+) unexpected arguments: '(.+)'/).map {
        "Thừa \($0.1) nội dung lệnh này không dùng đến: \($0.2.replacing("', '", with: ", "))"
      }
    },
    {
      $0.wholeMatch(of: /The option '(.+)' does not take any value, but '(.+)' was specified\./).map {
        "\($0.1) không kèm giá trị, nhưng đang ghi “\($0.2)”"
      }
    },
    {
      $0.wholeMatch(of: /The value '(.*)' is invalid for '(.+)'\. Please provide one of (.+)\./).map {
        "“\($0.1)” không dùng được cho \($0.2). Ghi một trong: \(listed($0.3))"
      }
    },
    {
      $0.wholeMatch(of: /The value '(.*)' is invalid for '(.+)'\. Please provide one of the following:/).map {
        "“\($0.1)” không dùng được cho \($0.2). Ghi một trong:"
      }
    },
    {
      $0.wholeMatch(of: /The value '(.*)' is invalid for '(.+)'(: .+)?/).map {
        "“\($0.1)” không dùng được cho \($0.2)"
      }
    },
    {
      $0.wholeMatch(of: /Value to be set with flag '(.+)' had already been set with flag '(.+)'/).map {
        "\($0.1) và \($0.2) không đi cùng nhau"
      }
    },
    { $0.wholeMatch(of: /Invalid option: (.+)/).map { "Tùy chọn viết sai: \($0.1)" } },
    { $0 == "Missing required subcommand." ? "Còn thiếu tên lệnh" : nil },
  ]

  private static func listed(_ values: Substring) -> String {
    String(values).replacing(" and ", with: ", ").replacing(" or ", with: ", ").replacing("'", with: "")
  }

  // MARK: - What stands for a value

  /// A text in which the names of values, as in `--unit <unit>`, are words of the language.
  func names(_ text: String) -> String {
    guard language == .vi else { return text }
    return text.replacing(/<([^<>]+)>/) { "<\(Self.values[String($0.1)] ?? String($0.1))>" }
  }

  private static let values = [
    "activity": "mã hoạt động", "against": "tệp", "annotate": "thư mục", "audience": "dành cho",
    "by": "cấp hoặc người", "code": "mã", "codes": "mã", "compare": "kỳ", "containing": "chữ cần tìm",
    "continues": "mã thôn", "correct": "tệp", "counting": "cách tính", "data-set": "bộ dữ liệu",
    "date": "ngày",
    "decisions": "tệp", "definitions": "thư mục", "district": "huyện", "document": "số văn bản",
    "document-date": "ngày", "effective": "ngày", "ends": "ngày", "fail-on": "mức", "figure": "loại số",
    "file": "tệp", "files": "tệp", "fingerprint": "mã lỗi", "fix": "mức sửa", "folder": "thư mục",
    "for": "nơi nhận", "form": "biểu", "format": "dạng", "from": "ngày", "host": "địa chỉ máy",
    "id-scheme": "loại mã", "indicator": "mã chỉ tiêu", "indicators": "mã chỉ tiêu", "into": "nơi nhận",
    "jobs": "số", "keep": "bản giữ lại", "key": "khóa", "kind": "loại", "lang": "vi|en",
    "layout": "bố cục", "login": "tên đăng nhập", "manifest": "tệp", "may": "quyền",
    "metadata": "tệp", "models": "tệp", "name": "tên", "note": "ghi chú", "number": "số", "on": "ngày",
    "only": "mã hoặc mức", "options": "tùy chọn", "organisation": "mã tổ chức",
    "organisation-name": "tên tổ chức", "organisation-type": "loại tổ chức", "other": "tệp sổ",
    "output": "tệp", "paths": "tệp hoặc thư mục", "period": "kỳ", "port": "cổng", "province": "tỉnh",
    "public-address": "địa chỉ", "reason": "lý do", "record": "loại", "registry": "tệp sổ",
    "report": "mã báo cáo", "report-version": "bản", "resolution": "số nghị quyết",
    "resolution-date": "ngày", "role": "vai trò", "run": "tệp", "sheet": "trang tính", "sign": "khóa",
    "signature": "hình thức ký", "signed-file": "tệp", "signer": "chức danh", "since": "mốc",
    "skip": "mã hoặc mức", "split": "phân tổ", "structure": "2024|2025", "subcommand": "lệnh",
    "subcommands": "lệnh", "to": "nơi đến", "trend": "số kỳ", "unit": "mã đơn vị", "values": "tệp",
    "village": "tên thôn", "within": "mã đơn vị", "without": "mã thôn",
  ]
}
